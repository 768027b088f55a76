package dev.labelwright.selection;

import dev.labelwright.ontology.Condition;
import java.util.List;
import java.util.Objects;

/**
 * What a generation or an estimate speaks of: the same type and the same meaning for both.
 *
 * @param patients which patients
 * @param notes which of their notes
 * @param values filters by effective values, each with the subject {@code VARIABLE}; all must hold
 * @param variables which variables
 * @param overwrite what may be asked again
 * @param scope which stages
 */
public record Selection(
        PatientChoice patients,
        NoteChoice notes,
        List<Condition> values,
        VariableChoice variables,
        Overwrite overwrite,
        StageChoice scope) {
    /** The most ids or names in one list of a selection. */
    public static final int MAX_LISTED = 10_000;

    /** The largest batch. */
    public static final int MAX_BATCH = 1_000_000;

    /** The most filters by values. */
    public static final int MAX_FILTERS = 20;

    public Selection {
        Objects.requireNonNull(patients, "patients");
        Objects.requireNonNull(notes, "notes");
        values = List.copyOf(values);
        Objects.requireNonNull(variables, "variables");
        Objects.requireNonNull(overwrite, "overwrite");
        Objects.requireNonNull(scope, "scope");
    }

    /** The same of other patients. */
    public Selection of(PatientChoice others) {
        return new Selection(others, notes, values, variables, overwrite, scope);
    }
}
