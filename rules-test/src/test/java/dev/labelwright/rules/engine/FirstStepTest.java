package dev.labelwright.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Variable;
import dev.labelwright.rules.database.RulesDatabase;
import dev.labelwright.rules.model.CellEnd;
import dev.labelwright.rules.model.Prediction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A patient of whom nothing is asked in the generation's first step. */
class FirstStepTest {
    @Test
    void itsConditionsAreDecidedThoughNothingCameBefore() {
        // Given
        Condition never = new Condition(
                Condition.Subject.NOTE_TITLE, null, Operator.IS, TextNode.valueOf("Discharge summary"), null);
        Condition afterwards = new Condition(Condition.Subject.VARIABLE, "V1", Operator.NOT_EMPTY, null, null);
        List<Variable> variables = List.of(
                OneNoteCase.variable(1, Scope.ONE_PER_NOTE, never),
                OneNoteCase.variable(2, Scope.ONE_PER_NOTE, afterwards));
        RulesDatabase database = RulesDatabase.shared();
        GenerationComparison comparison = new GenerationComparison(database, new EngineUnderTest(database));

        // When
        Prediction ended = comparison.of(OneNoteCase.of(variables, OneNoteCase.SILENT), 0, 0);

        // Then
        assertThat(ended.count(CellEnd.CONDITION_NOT_MET)).isEqualTo(2);
    }
}
