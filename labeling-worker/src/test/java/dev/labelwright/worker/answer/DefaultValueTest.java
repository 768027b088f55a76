package dev.labelwright.worker.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.Candidate;
import dev.labelwright.event.Draft;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.Quote;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.worker.Asked;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an empty answer to a variable with a default value. */
class DefaultValueTest {
    private static final LabelingTask OF_NOTE = Asked.task("http://unused/v1", Instant.EPOCH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "NOTE_LABELS|ONE_PER_NOTE|null|\"Never\"",
                "NOTE_LABELS|ONE_PER_NOTE|\"Sometimes\"|\"Never\"",
                "NOTE_LABELS|ONE_PER_NOTE|\"  \"|\"Never\"",
                "NOTE_LABELS|ONE_PER_NOTE|7|\"Never\"",
                "NOTE_LABELS|ONE_PER_NOTE|\"current\"|\"Current\"",
                "AGGREGATION|ONE_PER_PATIENT|null|\"Never\"",
                "AGGREGATION|ONE_PER_PATIENT|\"Sometimes\"|\"Never\"",
                "DEPENDENT|ONE_PER_PATIENT|null|\"Never\"",
                "DEPENDENT|ONE_PER_PATIENT|\"Former\"|\"Former\"",
            })
    void standsWhereTheAnswerHasNoValue(Stage stage, Scope scope, String said, String expected) throws Exception {
        // Given a variable with options and a default value
        AskedVariable asked = Asked.withDefault(
                Asked.variable("v1", VariableType.TEXT, scope, "Current", "Former", "Never"),
                TextNode.valueOf("Never"));

        // When an answer is read
        Draft draft = read(stage, asked, said).getFirst();

        // Then it is the value that was said, or the default with what the model said of its confidence
        assertThat(EventJson.write(draft.value())).isEqualTo(expected);
        assertThat(draft.confidence()).isEqualTo(0.35);
        assertThat(draft.evidence().isEmpty()).isEqualTo(expected.contains("Never"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "BOOLEAN|\"maybe\"|false",
                "INTEGER|1.5|0",
                "FLOAT|\"seven\"|0.5",
                "TIMESTAMP|\"last year\"|\"1900-01-01\"",
                "TEXT|null|\"not said\"",
            })
    void standsInForAValueOfTheWrongForm(VariableType type, String said, String byDefault) throws Exception {
        // Given a variable of the type with a default value
        JsonNode value = EventJson.mapper().readTree(byDefault);
        AskedVariable asked = Asked.withDefault(Asked.variable("v1", type, Scope.ONE_PER_NOTE), value);

        // When an answer that does not fit is read, then the default stands
        assertThat(read(Stage.NOTE_LABELS, asked, said)).containsExactly(Asked.stated(value, 0.35, List.of()));
    }

    @Test
    void isNotForVariablesWithManyValues() throws Exception {
        // Given a variable with many values and a default
        AskedVariable asked = Asked.withDefault(
                Asked.variable("v1", VariableType.TEXT, Scope.MANY_PER_NOTE), TextNode.valueOf("none"));

        // When an empty list and a list with an empty item are read
        // Then both are empty
        assertThat(drafts(Asked.asking(OF_NOTE, List.of(asked)), "{\"v1\":[]}")).isEmpty();
        assertThat(drafts(
                        Asked.asking(OF_NOTE, List.of(asked)),
                        "{\"v1\":[{\"quotes\":[],\"value\":null,\"confidence\":1}]}"))
                .isEmpty();
    }

    @Test
    void withoutOneAnEmptyAnswerIsEmpty() throws Exception {
        // Given a variable without a default value
        AskedVariable asked = Asked.variable("v1", VariableType.TEXT, Scope.ONE_PER_PATIENT, "Current", "Never");

        // When an empty answer is read, then there is no draft
        assertThat(read(Stage.DEPENDENT, asked, "null")).isEmpty();
    }

    private static List<Draft> read(Stage stage, AskedVariable asked, String said) throws MalformedAnswerException {
        if (stage == Stage.NOTE_LABELS) {
            return drafts(
                    Asked.asking(OF_NOTE, List.of(asked)),
                    "{\"v1\":{\"quotes\":[\"smokes daily\"],\"value\":%s,\"confidence\":0.35}}".formatted(said));
        }
        Candidate candidate =
                Asked.candidate("c1", asked, TextNode.valueOf("Former"), new Quote(8, 20, "smokes daily", true));
        return drafts(
                Asked.ofPatient(OF_NOTE, stage, List.of(asked), List.of(candidate)),
                "{\"v1\":{\"sources\":[\"c1\"],\"value\":%s,\"confidence\":0.35}}".formatted(said));
    }

    private static List<Draft> drafts(LabelingTask task, String content) throws MalformedAnswerException {
        return AnswerReader.read(task, content, List.of()).getFirst().values();
    }
}
