package dev.labelwright.selection;

import java.util.Objects;

/**
 * What a generation or an estimate speaks of: the same type and the same meaning for both. Filters by variable values
 * and by notes join here.
 */
public record Selection(PatientChoice patients, VariableChoice variables, Overwrite overwrite, StageChoice scope) {
    /** The most ids or names in one list of a selection. */
    public static final int MAX_LISTED = 10_000;

    /** The largest batch. */
    public static final int MAX_BATCH = 1_000_000;

    public Selection {
        Objects.requireNonNull(patients, "patients");
        Objects.requireNonNull(variables, "variables");
        Objects.requireNonNull(overwrite, "overwrite");
        Objects.requireNonNull(scope, "scope");
    }
}
