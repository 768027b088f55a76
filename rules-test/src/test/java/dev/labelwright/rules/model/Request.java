package dev.labelwright.rules.model;

import dev.labelwright.ontology.Condition;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.selection.VariableChoice;
import java.util.List;

/**
 * What a generation is asked to do.
 *
 * @param values filters by values; all must hold
 * @param threshold the generation's own; {@code null} for the project's
 */
public record Request(
        PatientChoice patients,
        VariableChoice variables,
        NoteChoice notes,
        List<Condition> values,
        Overwrite overwrite,
        StageChoice scope,
        Double threshold) {
    public Request {
        values = List.copyOf(values);
    }
}
