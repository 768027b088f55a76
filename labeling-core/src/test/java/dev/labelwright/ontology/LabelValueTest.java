package dev.labelwright.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelValueTest {
    private static final List<Option> STAGES = List.of(new Option("III", ""), new Option("IV", "with metastases"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT|\"never\"|\"never\"",
                "TEXT|\" as written \"|\" as written \"",
                "TEXT|\"caf\\u00e9 😀\"|\"café 😀\"",
                "BOOLEAN|true|true",
                "BOOLEAN|false|false",
                "INTEGER|7|7",
                "INTEGER|-0|0",
                "INTEGER|7.0|7",
                "INTEGER|70e-1|7",
                "INTEGER|1e3|1000",
                "INTEGER|1000000000000000000000000000000000000000|1000000000000000000000000000000000000000",
                "FLOAT|1.50|1.5",
                "FLOAT|2.0|2",
                "FLOAT|2|2",
                "FLOAT|-0.0|0",
                "FLOAT|1e2|100",
                "FLOAT|0.1|0.1",
                "TIMESTAMP|\"2026-02-28\"|\"2026-02-28\"",
                "TIMESTAMP|\"2026-02-28T10:15:00Z\"|\"2026-02-28T10:15Z\"",
                "TIMESTAMP|\"2026-02-28T10:15+02:00\"|\"2026-02-28T10:15+02:00\"",
            })
    void aValueGetsItsCanonicalForm(VariableType type, String value, String canonical) throws Exception {
        // Given a value of the type
        JsonNode given = json(value);

        // When it is brought into form
        JsonNode result = LabelValue.canonical(type, List.of(), given);

        // Then it is written in the one way
        assertThat(EventJson.write(result)).isEqualTo(EventJson.write(json(canonical)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT|1|must be a string",
                "TEXT|true|must be a string",
                "TEXT|[\"a\"]|must be a string",
                "TEXT|\"\"|must not be blank",
                "TEXT|\" \\n\"|must not be blank",
                "TEXT|\"a\\u0000b\"|must not contain a NUL character",
                "BOOLEAN|\"true\"|must be true or false",
                "BOOLEAN|1|must be true or false",
                "INTEGER|\"7\"|must be a number",
                "INTEGER|true|must be a number",
                "INTEGER|7.5|must be a whole number",
                "INTEGER|1e41|must have at most 40 digits",
                "INTEGER|1e999999999|must have at most 40 digits",
                "FLOAT|\"7.5\"|must be a number",
                "FLOAT|{}|must be a number",
                "FLOAT|1e-999999999|must have at most 40 digits",
                "FLOAT|0.12345678901234567890123456789012345678901|must have at most 40 digits",
                "TIMESTAMP|20260228|must be a string with an ISO 8601 date",
                "TIMESTAMP|\"2026-02-30\"|must be a date (YYYY-MM-DD) or a date and time with zone (ISO 8601)",
                "TIMESTAMP|\"02/28/2026\"|must be a date (YYYY-MM-DD) or a date and time with zone (ISO 8601)",
                "TIMESTAMP|\"2026-02-28T10:15\"|must be a date (YYYY-MM-DD) or a date and time with zone (ISO 8601)",
                "TIMESTAMP|\"+12026-02-28\"|must be a date (YYYY-MM-DD) or a date and time with zone (ISO 8601)",
            })
    void aValueThatDoesNotFitIsRefusedWithItsRule(VariableType type, String value, String rule) {
        // Given a value that is none of the type
        JsonNode given = json(value);

        // When it is brought into form, then the rule is named
        assertThatThrownBy(() -> LabelValue.canonical(type, List.of(), given))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(rule);
    }

    @ParameterizedTest
    @EnumSource(VariableType.class)
    void nullIsNoValueOfAnyType(VariableType type) {
        // Given JSON null
        JsonNode given = json("null");

        // When it is taken for a value, then it is refused
        assertThatThrownBy(() -> LabelValue.canonical(type, List.of(), given))
                .isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatJsonCannotSayIsNoNumber(double number) {
        // Given a number without a JSON form
        JsonNode given = DoubleNode.valueOf(number);

        // When it is taken for a value, then it is refused
        assertThatThrownBy(() -> LabelValue.canonical(VariableType.FLOAT, List.of(), given))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("must be a number");
    }

    @Test
    void aTextWithOptionsIsOneOfThemWordForWord() throws Exception {
        // Given a variable with options

        // When one of them is said
        JsonNode result = LabelValue.canonical(VariableType.TEXT, STAGES, TextNode.valueOf("IV"));

        // Then it is taken, and nothing near it is
        assertThat(result.textValue()).isEqualTo("IV");
        for (String other : List.of("iv", "IV ", "V")) {
            assertThatThrownBy(() -> LabelValue.canonical(VariableType.TEXT, STAGES, TextNode.valueOf(other)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("must be one of: III, IV");
        }
    }

    @Test
    void aTextEndsAtItsLimit() throws Exception {
        // Given the longest text, and one that is longer
        String longest = "x".repeat(LabelValue.MAX_TEXT);

        // When both are brought into form
        JsonNode result = LabelValue.canonical(VariableType.TEXT, List.of(), TextNode.valueOf(longest));

        // Then the limit is the only difference
        assertThat(result.textValue()).isEqualTo(longest);
        assertThatThrownBy(() -> LabelValue.canonical(VariableType.TEXT, List.of(), TextNode.valueOf(longest + "x")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("must have at most 10000 characters");
    }

    private static JsonNode json(String text) {
        try {
            return EventJson.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("a test's JSON is none: " + text, e);
        }
    }
}
