package dev.labelwright.rules.engine;

import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.rules.model.GenerationCase;
import dev.labelwright.rules.model.Note;
import dev.labelwright.rules.model.NoteChoice;
import dev.labelwright.rules.model.Project;
import dev.labelwright.rules.model.Reply;
import dev.labelwright.rules.model.Request;
import dev.labelwright.rules.model.Script;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.selection.VariableChoice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A case of one patient with one note, of which nothing is known yet; two variables share a call. */
final class OneNoteCase {
    /** A model that finds nothing. */
    static final Script SILENT = (stage, patient, text, variable) -> new Reply.Answered(List.of(), 1);

    private static final Aggregation BY_MODEL = new Aggregation(Strategy.MODEL, null, List.of(), false, null);
    private static final int ORDINAL = 3;
    private static final int VARIABLES_PER_CALL = 2;

    private OneNoteCase() {}

    /** A text variable named V and its place. */
    static Variable variable(int place, Scope scope, Condition... conditions) {
        return new Variable(
                new UUID(0, place),
                "V" + place,
                Kind.EXTRACTED,
                VariableType.TEXT,
                scope,
                "Read it",
                List.of(),
                null,
                scope == Scope.ONE_PER_PATIENT ? BY_MODEL : null,
                List.of(conditions),
                List.of(),
                null,
                true,
                null,
                null,
                null,
                1);
    }

    /** All of the variables asked of the note. */
    static GenerationCase of(List<Variable> variables, Script script) {
        Note note = new Note("N1", "P1", null, "Progress note", "A text", 1);
        return new GenerationCase(
                new Project(variables, List.of(note), 0, VARIABLES_PER_CALL, Set.of(), Map.of()),
                new Request(
                        new PatientChoice.All(),
                        new VariableChoice.All(),
                        new NoteChoice.All(),
                        List.of(),
                        Overwrite.REPLACE_AI,
                        StageChoice.ALL,
                        null),
                ORDINAL,
                Map.of(),
                Map.of(),
                script);
    }
}
