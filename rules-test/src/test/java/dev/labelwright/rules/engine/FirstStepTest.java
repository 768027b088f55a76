package dev.labelwright.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.rules.database.RulesDatabase;
import dev.labelwright.rules.model.CellEnd;
import dev.labelwright.rules.model.GenerationCase;
import dev.labelwright.rules.model.Note;
import dev.labelwright.rules.model.NoteChoice;
import dev.labelwright.rules.model.Prediction;
import dev.labelwright.rules.model.Project;
import dev.labelwright.rules.model.Reply;
import dev.labelwright.rules.model.Request;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.selection.VariableChoice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A patient of whom nothing is asked in the generation's first step. */
class FirstStepTest {
    @Test
    void itsConditionsAreDecidedThoughNothingCameBefore() {
        // Given
        Condition never = new Condition(
                Condition.Subject.NOTE_TITLE, null, Operator.IS, TextNode.valueOf("Discharge summary"), null);
        Condition afterwards = new Condition(Condition.Subject.VARIABLE, "V1", Operator.NOT_EMPTY, null, null);
        List<Variable> variables = List.of(variable(1, never), variable(2, afterwards));
        RulesDatabase database = RulesDatabase.shared();
        GenerationComparison comparison = new GenerationComparison(database, new EngineUnderTest(database));

        // When
        Prediction ended = comparison.of(given(variables), 0, 0);

        // Then
        assertThat(ended.count(CellEnd.CONDITION_NOT_MET)).isEqualTo(2);
    }

    private static Variable variable(int place, Condition condition) {
        return new Variable(
                new UUID(0, place),
                "V" + place,
                Kind.EXTRACTED,
                VariableType.TEXT,
                Scope.ONE_PER_NOTE,
                "Read it",
                List.of(),
                null,
                null,
                List.of(condition),
                List.of(),
                null,
                true,
                null,
                null,
                null,
                1);
    }

    private static GenerationCase given(List<Variable> variables) {
        Note note = new Note("N1", "P1", null, "Progress note", "A text", 1);
        return new GenerationCase(
                new Project(variables, List.of(note), 0, 2, Set.of(), Map.of()),
                new Request(
                        new PatientChoice.All(),
                        new VariableChoice.All(),
                        new NoteChoice.All(),
                        List.of(),
                        Overwrite.REPLACE_AI,
                        StageChoice.ALL,
                        null),
                3,
                Map.of(),
                Map.of(),
                (stage, patient, text, variable) -> new Reply.Answered(List.of(), 1));
    }
}
