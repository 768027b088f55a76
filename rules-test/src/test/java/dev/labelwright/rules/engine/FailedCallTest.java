package dev.labelwright.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Variable;
import dev.labelwright.rules.database.RulesDatabase;
import dev.labelwright.rules.model.CellEnd;
import dev.labelwright.rules.model.CellKey;
import dev.labelwright.rules.model.Prediction;
import dev.labelwright.rules.model.Reply;
import dev.labelwright.rules.model.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call that fails, of which a condition had taken a variable out. */
class FailedCallTest {
    @Test
    void aVariableThatWasNotAskedAnyMoreDidNotFail() {
        // Given
        Variable first = OneNoteCase.variable(1, Scope.ONE_PER_NOTE);
        Variable takenOut = OneNoteCase.variable(2, Scope.ONE_PER_PATIENT, when(Operator.NOT_EMPTY));
        Variable failing = OneNoteCase.variable(3, Scope.ONE_PER_NOTE, when(Operator.EMPTY));
        Script script = (stage, patient, text, variable) ->
                variable.equals("V3") ? new Reply.Failed() : new Reply.Answered(List.of(), 1);
        RulesDatabase database = RulesDatabase.shared();
        GenerationComparison comparison = new GenerationComparison(database, new EngineUnderTest(database));

        // When
        Prediction ended = comparison.of(OneNoteCase.of(List.of(first, takenOut, failing), script), 0, 0);

        // Then
        assertThat(ended.ends())
                .containsEntry(new CellKey("P1", "N1", "V3"), CellEnd.FAILED)
                .containsEntry(new CellKey("P1", "N1", "V2"), CellEnd.CONDITION_NOT_MET)
                .containsEntry(CellKey.ofPatient("P1", "V2"), CellEnd.EMPTY);
    }

    private static Condition when(Operator operator) {
        return new Condition(Condition.Subject.VARIABLE, "V1", operator, null, null);
    }
}
