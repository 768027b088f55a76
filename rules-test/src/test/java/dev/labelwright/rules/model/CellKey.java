package dev.labelwright.rules.model;

/**
 * The place where labels live.
 *
 * @param note empty for a patient's value
 * @param variable by name
 */
public record CellKey(String patient, String note, String variable) {
    /** The cell of a patient's value. */
    public static CellKey ofPatient(String patient, String variable) {
        return new CellKey(patient, "", variable);
    }

    /** Whether it belongs to a note. */
    public boolean ofNote() {
        return !note.isEmpty();
    }
}
