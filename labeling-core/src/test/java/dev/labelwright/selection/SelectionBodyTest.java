package dev.labelwright.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.labelwright.event.EventJson;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.SampleVariables;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violation;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionBodyTest {
    private static final UUID UPLOAD = Ids.next();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"patients\":{},\"variables\":{},\"variableValues\":[],\"notes\":{}}",
                "{\"patients\":{\"mode\":\"BATCH\"}}",
                "{\"patients\":{\"mode\":\"BATCH\",\"batchType\":\"NEW\",\"size\":1},\"variables\":{\"mode\":\"ALL\"},"
                        + "\"notes\":{\"mode\":\"ALL\"},\"overwrite\":\"REPLACE_AI\",\"scope\":\"ALL\"}",
            })
    void whatIsLeftOutHasItsDefault(String json) {
        // Given a body that says no more than the defaults
        SelectionBody body = body(json);

        // When its meaning is asked for
        Selection selection = body.toSelection();

        // Then it is a new batch of one, and everything else is all
        assertThat(selection)
                .isEqualTo(new Selection(
                        new PatientChoice.NewBatch(1),
                        new NoteChoice.All(),
                        List.of(),
                        new VariableChoice.All(),
                        Overwrite.REPLACE_AI,
                        StageChoice.ALL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"patients\":{\"mode\":\"ALL\",\"patientIds\":[\"A\"]}}|patients.patientIds",
                "{\"patients\":{\"patientIds\":[\"A\"]}}|patients.patientIds",
                "{\"patients\":{\"mode\":\"ALL\",\"size\":3}}|patients",
                "{\"patients\":{\"mode\":\"SPECIFIC\",\"patientIds\":[\"A\"],\"batchType\":\"NEW\"}}|patients",
                "{\"patients\":{\"mode\":\"BATCH\",\"batch\":3}}|patients.batch",
                "{\"patients\":{\"mode\":\"BATCH\",\"size\":0}}|patients.size",
                "{\"patients\":{\"mode\":\"BATCH\",\"size\":1000001}}|patients.size",
                "{\"patients\":{\"mode\":\"SPECIFIC\"}}|patients.patientIds",
                "{\"patients\":{\"mode\":\"SPECIFIC\",\"patientIds\":[]}}|patients.patientIds",
                "{\"patients\":{\"mode\":\"SPECIFIC\",\"patientIds\":[\"A\",null]}}|patients.patientIds",
                "{\"patients\":{\"mode\":\"SPECIFIC\",\"patientIds\":[\"A\",\" \"]}}|patients.patientIds",
                "{\"patients\":{\"mode\":\"SPECIFIC\",\"patientIds\":[\"A\\u0000\"]}}|patients.patientIds",
                "{\"patients\":{\"mode\":\"SPECIFIC\",\"patientIds\":[\"A\",\"B\",\"A\"]}}|patients.patientIds",
                "{\"variables\":{\"mode\":\"ALL\",\"names\":[\"A\"]}}|variables.names",
                "{\"variables\":{\"mode\":\"SPECIFIC\"}}|variables.names",
                "{\"variables\":{\"mode\":\"SPECIFIC\",\"names\":[\"\"]}}|variables.names",
                "{\"variables\":{\"mode\":\"SPECIFIC\",\"names\":[\"A\",\"A\"]}}|variables.names",
                "{\"patients\":{\"mode\":\"BATCH\",\"batchType\":\"EXISTING\"}}|patients.batch",
                "{\"patients\":{\"mode\":\"BATCH\",\"batchType\":\"EXISTING\",\"batch\":0}}|patients.batch",
                "{\"patients\":{\"batchType\":\"EXISTING\",\"batch\":1,\"size\":2}}|patients.size",
                "{\"notes\":{\"noteIds\":[\"N1\"]}}|notes.noteIds",
                "{\"notes\":{\"mode\":\"ALL\",\"uploadId\":\"x\"}}|notes.uploadId",
                "{\"notes\":{\"mode\":\"SPECIFIC\"}}|notes.noteIds",
                "{\"notes\":{\"mode\":\"SPECIFIC\",\"noteIds\":[\"N1\",\"N1\"]}}|notes.noteIds",
                "{\"patients\":{\"mode\":\"ALL\"},\"notes\":{\"mode\":\"UPLOAD\"}}|notes.uploadId",
                "{\"patients\":{\"mode\":\"ALL\"},\"notes\":{\"mode\":\"UPLOAD\",\"uploadId\":\"x\"}}|notes.uploadId",
                "{\"patients\":{\"mode\":\"ALL\"},\"notes\":{\"mode\":\"UPLOAD\",\"uploadId\":\"1-1-1-1-1\"}}|notes.uploadId",
                "{\"notes\":{\"mode\":\"UPLOAD\",\"uploadId\":\"01890a5d-ac96-774b-bcce-b302099a8057\"}}|notes.mode",
                "{\"variableValues\":[null]}|variableValues[0]",
                "{\"variableValues\":[{\"operator\":\"EMPTY\"}]}|variableValues[0].variable",
                "{\"variableValues\":[{\"variable\":\"A\",\"value\":1}]}|variableValues[0].operator",
            })
    void aBrokenRuleNamesItsField(String json, String field) {
        // Given a body that breaks one rule
        SelectionBody body = body(json);

        // When its meaning is asked for
        ProblemException problem = catchThrowableOfType(ProblemException.class, body::toSelection);

        // Then the field is named
        assertThat(problem.code()).isEqualTo(ErrorCode.RULE_BROKEN);
        assertThat(problem.violations()).extracting(Violation::field).containsExactly(field);
        assertThat(problem).hasMessageStartingWith(field + ": ");
    }

    @Test
    void filtersKeepWhatTheyCompare() {
        // Given filters with a list, a number, another variable and days
        SelectionBody body = body("""
                {"variableValues": [
                  {"variable": "Stage", "operator": "IN", "value": ["III", "IV"]},
                  {"variable": "Age", "operator": "IS", "value": 62},
                  {"variable": "Died", "operator": "WITHIN_DAYS", "value": {"variable": "Seen"}, "days": 30},
                  {"variable": "Smoker", "operator": "EMPTY", "value": null}]}""");

        // When its meaning is asked for
        Selection selection = body.toSelection();

        // Then each is a condition on a variable
        assertThat(selection.values())
                .containsExactly(
                        filter("Stage", Operator.IN, "[\"III\",\"IV\"]", null),
                        filter("Age", Operator.IS, "62", null),
                        filter("Died", Operator.WITHIN_DAYS, "{\"variable\":\"Seen\"}", 30),
                        filter("Smoker", Operator.EMPTY, "null", null));
    }

    @Test
    void filtersHaveALimit() {
        // Given one filter more than a selection may have
        List<SelectionBody.ValueFilter> filters = Collections.nCopies(
                Selection.MAX_FILTERS + 1, new SelectionBody.ValueFilter("A", Operator.EMPTY, null, null));
        SelectionBody body = new SelectionBody(null, null, filters, null, null, null);

        // When its meaning is asked for
        ProblemException problem = catchThrowableOfType(ProblemException.class, body::toSelection);

        // Then the limit is named
        assertThat(problem).hasMessage("variableValues: are at most 20");
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() {
        // Given a body that breaks rules in two places
        SelectionBody body = body(
                "{\"patients\":{\"mode\":\"BATCH\",\"size\":0},\"variables\":{\"mode\":\"SPECIFIC\",\"names\":[]}}");

        // When its meaning is asked for
        ProblemException problem = catchThrowableOfType(ProblemException.class, body::toSelection);

        // Then both are named
        assertThat(problem.violations())
                .extracting(Violation::field)
                .containsExactly("patients.size", "variables.names");
        assertThat(problem.violationCount()).isEqualTo(2);
    }

    @Test
    void aListHasALimit() {
        // Given one id more than a selection may list
        List<String> ids = Stream.iterate(0, index -> index + 1)
                .limit(Selection.MAX_LISTED + 1L)
                .map(String::valueOf)
                .toList();
        SelectionBody body = new SelectionBody(
                new SelectionBody.Patients(SelectionBody.PatientMode.SPECIFIC, null, null, null, ids),
                null,
                null,
                null,
                null,
                null);

        // When its meaning is asked for
        ProblemException problem = catchThrowableOfType(ProblemException.class, body::toSelection);

        // Then the limit is named
        assertThat(problem).hasMessage("patients.patientIds: has at most 10000 entries");
    }

    @ParameterizedTest
    @MethodSource("selections")
    void aSelectionComesBackFromItsJson(Selection selection) {
        // Given a selection, stored as a generation stores it
        String stored = EventJson.write(SelectionBody.of(selection));

        // When it is read back
        Selection read = body(stored).toSelection();

        // Then it is the same
        assertThat(read).isEqualTo(selection);
    }

    static Stream<Selection> selections() {
        List<PatientChoice> patients = List.of(
                new PatientChoice.All(),
                new PatientChoice.NewBatch(1),
                new PatientChoice.NewBatch(Selection.MAX_BATCH),
                new PatientChoice.Batch(3),
                new PatientChoice.Specific(List.of("MRN-1", "日本 \"2\"")));
        List<NoteChoice> notes = List.of(
                new NoteChoice.All(), new NoteChoice.Specific(List.of("N1", "2024/Ω")), new NoteChoice.Upload(UPLOAD));
        List<VariableChoice> variables =
                List.of(new VariableChoice.All(), new VariableChoice.Specific(List.of("Smoking status", "Größe")));
        return patients.stream().flatMap(patient -> notes.stream()
                .filter(note -> !(note instanceof NoteChoice.Upload)
                        || patient instanceof PatientChoice.All
                        || patient instanceof PatientChoice.Specific)
                .flatMap(note -> variables.stream().flatMap(variable -> Stream.of(StageChoice.values())
                        .map(scope -> new Selection(
                                patient,
                                note,
                                List.of(
                                        filter("Stage", Operator.NOT_IN, "[\"III\"]", null),
                                        filter("Died", Operator.NOT_WITHIN_DAYS, "\"2024-01-01\"", 7)),
                                variable,
                                Overwrite.SKIP,
                                scope)))));
    }

    private static Condition filter(String variable, Operator operator, String value, Integer days) {
        return new Condition(Condition.Subject.VARIABLE, variable, operator, SampleVariables.json(value), days);
    }

    private static SelectionBody body(String json) {
        try {
            return EventJson.mapper().readValue(json, SelectionBody.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a test's body is none", e);
        }
    }
}
