package dev.labelwright.worker.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.Answer;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.Draft;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.Quote;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.worker.Asked;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private final AskedVariable smoking = Asked.smoking();
    private final AskedVariable values = Asked.variable("v2", VariableType.FLOAT, Scope.MANY_PER_NOTE);

    @Test
    void readsEachVariableWithItsEvidence() throws MalformedAnswerException {
        // Given
        String content = """
                {"v2": [{"quotes": ["A1c 7.5"], "value": 7.50, "confidence": 0.9}],
                 "v1": {"quotes": ["smokes daily", "  "], "value": "Current", "confidence": 1}}""";

        // When
        List<Answer> answers = read(List.of(smoking, values), content);

        // Then
        assertThat(answers)
                .containsExactly(
                        new Answer(
                                smoking.definition().id(),
                                3,
                                List.of(Asked.stated(
                                        TextNode.valueOf("Current"),
                                        1.0,
                                        List.of(new Quote(8, 20, "smokes daily", true))))),
                        new Answer(
                                values.definition().id(),
                                3,
                                List.of(Asked.stated(
                                        DecimalNode.valueOf(new BigDecimal("7.5")),
                                        0.9,
                                        List.of(new Quote(28, 35, "A1c 7.5", true))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense|answer: is not JSON",
                "{} {}|answer: is not JSON",
                "[]|answer: must be a JSON object",
                "{\"v1\":{\"quotes\":[],\"value\":1},\"v1\":1}|answer: is not JSON",
                "{\"other\":1}|v1: is missing",
                "{\"v1\":null}|v1: must be an object",
                "{\"v1\":[]}|v1: must be an object",
                "{\"v1\":{\"quotes\":[]}}|v1.value: is missing",
                "{\"v1\":{\"value\":null}}|v1.quotes: must be an array of strings",
                "{\"v1\":{\"quotes\":[1],\"value\":null}}|v1.quotes: must be an array of strings",
                "{\"v1\":{\"quotes\":[],\"value\":[\"Current\"]}}|v1.value: must not be an object or an array",
            })
    void namesTheKeyAndTheRule(String content, String message) {
        assertThatThrownBy(() -> read(List.of(smoking), content))
                .isInstanceOf(MalformedAnswerException.class)
                .hasMessageStartingWith(message)
                .message()
                .doesNotContain("nonsense", "Current");
    }

    @Test
    void namesTheItemOfAList() {
        // Given
        String content = """
                {"v2": [{"quotes": [], "value": 1}, 2]}""";

        // When, Then
        assertThatThrownBy(() -> read(List.of(values), content)).hasMessage("v2[1]: must be an object");
    }

    @Test
    void mergesWhatIsSaidTwiceAndTakesTenItemsAtMost() throws MalformedAnswerException {
        // Given the same number in two forms, and eleven further items
        String more = IntStream.range(0, 11)
                .mapToObj(i -> "{\"quotes\":[],\"value\":%d,\"confidence\":0.1}".formatted(i))
                .collect(Collectors.joining(","));
        String content = """
                {"v2": [{"quotes": ["A1c 7.5"], "value": 7.5, "confidence": 0.4},
                        {"quotes": ["7.5 %%"], "value": "7.50", "confidence": 0.8}, %s]}""".formatted(more);

        // When
        List<Draft> drafts = read(List.of(values), content).getFirst().values();

        // Then ten items were read, two of them the same
        assertThat(drafts).hasSize(9);
        assertThat(drafts.getFirst())
                .isEqualTo(Asked.stated(
                        DecimalNode.valueOf(new BigDecimal("7.5")),
                        0.8,
                        List.of(new Quote(28, 35, "A1c 7.5", true), new Quote(32, 37, "7.5 %", true))));
    }

    @ParameterizedTest
    @CsvSource({"2,1.0", "-0.5,0.0", "0.25,0.25", "1e999,1.0", "'\"high\"',0.5", "null,0.5"})
    void clampsConfidence(String said, double expected) throws MalformedAnswerException {
        // Given
        String content = """
                {"v1": {"quotes": [], "value": "Never", "confidence": %s}}""".formatted(said);

        // When
        List<Answer> answers = read(List.of(smoking), content);

        // Then
        assertThat(answers.getFirst().values().getFirst().confidence()).isEqualTo(expected);
    }

    @Test
    void takesAnUnstatedConfidenceForHalf() throws MalformedAnswerException {
        // Given
        String content = """
                {"v1": {"quotes": [], "value": "Never"}}""";

        // When
        List<Answer> answers = read(List.of(smoking), content);

        // Then
        assertThat(answers.getFirst().values().getFirst().confidence()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "INTEGER|\"42\"|42",
                "INTEGER|42.0|42",
                "INTEGER|\" -7 \"|-7",
                "FLOAT|\"1.50\"|1.5",
                "BOOLEAN|\"True\"|true",
                "BOOLEAN|false|false",
                "TEXT|42|\"42\"",
                "TEXT|true|\"true\"",
                "TEXT|\"as said\"|\"as said\"",
                "TIMESTAMP|\" 2024-02-29 \"|\"2024-02-29\"",
                "TIMESTAMP|\"2024-02-29T10:00:00+02:00\"|\"2024-02-29T10:00+02:00\"",
            })
    void convertsWhatLosesNothing(VariableType type, String said, String expected) throws MalformedAnswerException {
        assertThat(valueOf(Asked.variable("v1", type, Scope.ONE_PER_NOTE), said))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "INTEGER|null",
                "INTEGER|\"forty\"",
                "INTEGER|1.5",
                "INTEGER|\"1,234\"",
                "INTEGER|true",
                "INTEGER|1e999999999",
                "FLOAT|\"7.5 %\"",
                "BOOLEAN|\"yes\"",
                "BOOLEAN|1",
                "TEXT|\"  \"",
                "TIMESTAMP|\"02/03/2024\"",
                "TIMESTAMP|\"2023-02-29\"",
                "TIMESTAMP|\"2024-02-29T10:00:00\"",
                "TIMESTAMP|20240229",
            })
    void guessesNothing(VariableType type, String said) throws MalformedAnswerException {
        assertThat(valueOf(Asked.variable("v1", type, Scope.ONE_PER_NOTE), said))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Current", "current", " CURRENT "})
    void findsTheOptionThatIsMeant(String said) throws MalformedAnswerException {
        assertThat(valueOf(smoking, "\"%s\"".formatted(said))).containsExactly("\"Current\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sometimes", "Curr", "n/a"})
    void leavesWhatIsNoOptionEmpty(String said) throws MalformedAnswerException {
        assertThat(valueOf(smoking, "\"%s\"".formatted(said))).isEmpty();
    }

    @Test
    void leavesAnOptionThatCouldBeTwoEmpty() throws MalformedAnswerException {
        // Given options that differ in letter case alone
        AskedVariable variable = Asked.variable("v1", VariableType.TEXT, Scope.ONE_PER_NOTE, "PT", "Pt");

        // When, Then
        assertThat(valueOf(variable, "\"pt\"")).isEmpty();
        assertThat(valueOf(variable, "\"Pt\"")).containsExactly("\"Pt\"");
    }

    @Test
    void survivesATextOfABillionZeroes() throws MalformedAnswerException {
        assertThat(valueOf(Asked.variable("v1", VariableType.TEXT, Scope.ONE_PER_NOTE), "1e999999999"))
                .containsExactly("\"1E+999999999\"");
    }

    private static List<Answer> read(List<AskedVariable> variables, String content) throws MalformedAnswerException {
        return AnswerReader.read(
                Asked.asking(Asked.task("http://unused/v1", Instant.EPOCH), variables), content, List.of());
    }

    private static List<String> valueOf(AskedVariable variable, String said) throws MalformedAnswerException {
        String content = """
                {"v1": {"quotes": [], "value": %s, "confidence": 1}}""".formatted(said);
        return read(List.of(variable), content).getFirst().values().stream()
                .map(draft -> EventJson.write(draft.value()))
                .toList();
    }
}
