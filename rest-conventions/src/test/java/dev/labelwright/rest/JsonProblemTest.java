package dev.labelwright.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonProblemTest {
    enum Colour {
        RED,
        GREEN,
        @JsonProperty("blue")
        BLUE
    }

    record Part(Integer size, List<String> names) {}

    record Body(
            String name,
            Colour colour,
            int count,
            Boolean fresh,
            BigDecimal price,
            List<Part> parts,
            UUID id,
            Instant since) {
        Body {
            if ("refused".equals(name)) {
                throw ProblemException.ofField(ErrorCode.RULE_BROKEN, "name", "is refused");
            }
        }
    }

    private final ObjectMapper mapper = mapper();

    @Test
    void whatFitsIsRead() throws JacksonException {
        // Given a body that the operation knows
        String json = """
                {"name":"a","colour":"RED","count":2,"fresh":true,"price":1.10,"parts":[{"size":1,"names":["x"]}],
                "id":"00000000-0000-0001-0000-000000000001","since":"2026-11-20T10:15:30Z"}""";

        // When it is read
        Body body = mapper.readValue(json, Body.class);

        // Then it says what was said
        assertThat(body)
                .isEqualTo(new Body(
                        "a",
                        Colour.RED,
                        2,
                        true,
                        new BigDecimal("1.10"),
                        List.of(new Part(1, List.of("x"))),
                        new UUID(1, 1),
                        Instant.parse("2026-11-20T10:15:30Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":}|1|9",
                "{\"name\":\"a\"|1|12",
                "{\"name\":\"a\",}|1|13",
                "{name:\"a\"}|1|2",
                "nonsense|1|1",
            })
    void malformedJsonIsToldWithItsPlace(String json, int line, int column) {
        // Given text that is no JSON

        // When it is read
        ProblemException problem = problem(json);

        // Then the place is named
        assertThat(problem.code()).isEqualTo(ErrorCode.MALFORMED_JSON);
        assertThat(problem)
                .hasMessage("The body is not well-formed JSON at line %d, column %d.".formatted(line, column));
    }

    @Test
    void thePlaceIsInTheLineWhereItHappened() {
        // Given JSON that breaks off in its third line
        String json = "{\n  \"name\": \"a\",\n  \"count\": x\n}";

        // When it is read, then that line is named
        assertThat(problem(json)).hasMessageStartingWith("The body is not well-formed JSON at line 3, column ");
    }

    @Test
    void anUnknownFieldIsToldWithThoseThatAreKnown() {
        // Given a field with a typing error
        String json = "{\"count\":1,\"nmae\":\"a\"}";

        // When it is read
        ProblemException problem = problem(json);

        // Then the known ones are listed
        assertThat(problem.code()).isEqualTo(ErrorCode.UNKNOWN_FIELD);
        assertThat(problem.violations())
                .containsExactly(Violation.ofField(
                        "nmae", "is not known here; known: colour, count, fresh, id, name, parts, price, since"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"colour\":\"BLUE\"}", "{\"colour\":\"red\"}", "{\"colour\":\"\"}"})
    void anUnknownEnumValueIsToldWithThoseThatAreKnown(String json) {
        // Given a value that the enum does not have

        // When it is read
        ProblemException problem = problem(json);

        // Then the known ones are listed
        assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_BODY);
        assertThat(problem.violations())
                .containsExactly(Violation.ofField("colour", "must be one of: RED, GREEN, blue"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":1}|name|must be a string",
                "{\"name\":[\"a\"]}|name|must be a string",
                "{\"count\":\"2\"}|count|must be a number",
                "{\"count\":2.5}|count|must be a number",
                "{\"count\":null}|count|must be a number",
                "{\"count\":true}|count|must be a number",
                "{\"count\":99999999999}|count|must be a number within its bounds",
                "{\"parts\":[{\"size\":-99999999999}]}|parts[0].size|must be a number within its bounds",
                "{\"price\":\"1.10\"}|price|must be a number",
                "{\"fresh\":\"true\"}|fresh|must be true or false",
                "{\"fresh\":1}|fresh|must be true or false",
                "{\"parts\":{}}|parts|must be a list",
                "{\"parts\":[1]}|parts[0]|must be an object",
                "{\"parts\":[{\"size\":1},{\"size\":\"big\"}]}|parts[1].size|must be a number",
                "{\"parts\":[{\"names\":[\"a\",2]}]}|parts[0].names[1]|must be a string",
                "{\"id\":\"x\"}|id|must be an id",
                "{\"since\":\"yesterday\"}|since|must be a time (ISO 8601)",
                "{\"colour\":0}|colour|must be one of: RED, GREEN, blue",
            })
    void aValueOfAnotherFormIsToldWithItsField(String json, String field, String rule) {
        // Given a value that does not fit its field

        // When it is read
        ProblemException problem = problem(json);

        // Then the path and the rule are named
        assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_BODY);
        assertThat(problem.violations()).containsExactly(Violation.ofField(field, rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "7", "true"})
    void aBodyIsOneObject(String json) {
        // Given JSON of another form

        // When it is read
        ProblemException problem = problem(json);

        // Then the form is told
        assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_BODY);
        assertThat(problem).hasMessage("The body must be one JSON object.");
    }

    @Test
    void aFieldIsSaidOnce() {
        // Given a body with two copies of a field
        String json = "{\"name\":\"a\",\"name\":\"b\"}";

        // When it is read
        ProblemException problem = problem(json);

        // Then neither wins
        assertThat(problem.code()).isEqualTo(ErrorCode.MALFORMED_JSON);
        assertThat(problem).hasMessageStartingWith("The body is not well-formed JSON at line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}}", "{},"})
    void nothingFollowsTheBody(String json) {
        // Given a body with something behind it

        // When it is read
        ProblemException problem = problem(json);

        // Then it is refused
        assertThat(problem.code()).isIn(ErrorCode.MALFORMED_JSON, ErrorCode.INVALID_BODY);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100_000})
    void aBodyIsNotDeeperThanAnyNeeds(int depth) {
        // Given a body of brackets
        String json = "{\"parts\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        // When it is read as what takes any JSON
        JacksonException failure = catchThrowableOfType(JacksonException.class, () -> mapper.readTree(json));

        // Then it is refused before it fills the stack
        assertThat(JsonProblem.of(failure).code()).isEqualTo(ErrorCode.BODY_TOO_LARGE);
    }

    @Test
    void aNumberHasAnEnd() {
        // Given a number of a thousand digits
        String json = "{\"price\":" + "9".repeat(1_000) + "}";

        // When it is read, then it is refused before it is computed
        assertThat(problem(json).code()).isEqualTo(ErrorCode.BODY_TOO_LARGE);
    }

    @Test
    void aRuleOfTheBodysOwnComesThroughAsItIs() {
        // Given a body whose own check refuses it
        String json = "{\"name\":\"refused\",\"count\":1}";

        // When it is read
        ProblemException problem = problem(json);

        // Then its problem is the answer
        assertThat(problem.code()).isEqualTo(ErrorCode.RULE_BROKEN);
        assertThat(problem).hasMessage("name: is refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\":\"SECRET\"}",
                "{\"colour\":\"SECRET\"}",
                "{\"since\":\"SECRET\"}",
                "{\"name\":\"SECRET\",\"count\":x}",
                "{\"parts\":\"SECRET\"}",
                "SECRET",
                "{\"name\":\"SECRET",
            })
    void noValueIsEverQuoted(String json) {
        // Given a body with something private in it

        // When it is read
        ProblemException problem = problem(json);

        // Then the answer does not repeat it
        assertThat(problem.getMessage()).doesNotContain("SECRET");
        assertThat(problem.violations())
                .allSatisfy(violation -> assertThat(violation.message()).doesNotContain("SECRET"));
    }

    @Test
    void aVeryLongFieldIsCutShort() {
        // Given a field with a name of ten thousand characters
        String json = "{\"count\":1,\"" + "x".repeat(10_000) + "\":1}";

        // When it is read, then the answer has its beginning
        assertThat(problem(json).violations().getFirst().field()).isEqualTo("x".repeat(100) + "…");
    }

    private ProblemException problem(String json) {
        JacksonException failure =
                catchThrowableOfType(JacksonException.class, () -> mapper.readValue(json, Body.class));
        assertThat(failure).as("'%s' must not be readable", json).isInstanceOf(JacksonException.class);
        return JsonProblem.of(failure);
    }

    /** As Quarkus makes it: with the module of times, and then customised. */
    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new StrictJson().customize(mapper);
        return mapper;
    }
}
