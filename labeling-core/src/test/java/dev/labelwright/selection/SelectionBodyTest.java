package dev.labelwright.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.labelwright.event.EventJson;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violation;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionBodyTest {
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
                "{\"notes\":{\"noteIds\":[\"N1\"]}}|notes",
                "{\"notes\":{\"mode\":\"ALL\",\"uploadId\":\"x\"}}|notes",
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"variableValues\":[{\"variable\":\"Stage\",\"operator\":\"IN\",\"value\":[\"III\"]}]}|variableValues",
                "{\"notes\":{\"mode\":\"SPECIFIC\",\"noteIds\":[\"N1\"]}}|notes.mode",
                "{\"notes\":{\"mode\":\"UPLOAD\",\"uploadId\":\"x\"}}|notes.mode",
                "{\"scope\":\"AGGREGATION\"}|scope",
                "{\"scope\":\"DEPENDENT\"}|scope",
                "{\"patients\":{\"mode\":\"BATCH\",\"batchType\":\"EXISTING\",\"batch\":3}}|patients.batchType",
            })
    void whatIsNotOfferedYetIsRefusedAsSuch(String json, String field) {
        // Given a body that asks for more than this version has
        SelectionBody body = body(json);

        // When its meaning is asked for
        ProblemException problem = catchThrowableOfType(ProblemException.class, body::toSelection);

        // Then it is not done by halves
        assertThat(problem.code()).isEqualTo(ErrorCode.NOT_AVAILABLE);
        assertThat(problem.violations()).extracting(Violation::field).containsExactly(field);
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

    static Stream<Arguments> selections() {
        List<PatientChoice> patients = List.of(
                new PatientChoice.All(),
                new PatientChoice.NewBatch(1),
                new PatientChoice.NewBatch(Selection.MAX_BATCH),
                new PatientChoice.Specific(List.of("MRN-1", "日本 \"2\"")));
        List<VariableChoice> variables =
                List.of(new VariableChoice.All(), new VariableChoice.Specific(List.of("Smoking status", "Größe")));
        return patients.stream().flatMap(patient -> variables.stream().flatMap(variable -> Stream.of(Overwrite.values())
                .map(overwrite -> Arguments.of(new Selection(patient, variable, overwrite, StageChoice.NOTE_LABELS)))));
    }

    @Test
    void anEarlierBatchIsWrittenWithItsNumber() {
        // Given a selection of an earlier draw
        Selection selection =
                new Selection(new PatientChoice.Batch(3), new VariableChoice.All(), Overwrite.SKIP, StageChoice.ALL);

        // When its JSON form is asked for
        SelectionBody body = SelectionBody.of(selection);

        // Then the draw is named
        assertThat(body.patients())
                .isEqualTo(new SelectionBody.Patients(
                        SelectionBody.PatientMode.BATCH, SelectionBody.BatchType.EXISTING, null, 3, null));
        assertThat(body.variableValues()).isEqualTo(Collections.emptyList());
    }

    private static SelectionBody body(String json) {
        try {
            return EventJson.mapper().readValue(json, SelectionBody.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a test's body is none", e);
        }
    }
}
