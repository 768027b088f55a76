package dev.labelwright.review.export.read;

import dev.labelwright.review.list.LabelRow;
import dev.labelwright.review.list.NoteDate;
import java.time.Instant;
import java.util.List;

/**
 * A note with its labels, or a patient with the values of the patient; read at one moment.
 *
 * @param noteId empty for the patient
 * @param notedAt the note's date; {@code null} where it has none
 * @param hasTime whether that date has a time of day
 * @param title the note's; empty for the patient
 * @param text the note, word for word; empty for the patient
 * @param textHash SHA-256 of the text, lower-case hexadecimal; {@code null} for the patient
 * @param labels in the order of their variables' ids, and of their own
 */
public record Unit(
        String patientId,
        String noteId,
        Instant notedAt,
        boolean hasTime,
        String title,
        String text,
        String textHash,
        List<LabelRow> labels) {
    public Unit {
        labels = List.copyOf(labels);
    }

    /** Whether the labels are the patient's, and not a note's. */
    public boolean ofPatient() {
        return noteId.isEmpty();
    }

    /** The note's date as clients see it; {@code null} without. */
    public String date() {
        return NoteDate.text(notedAt, hasTime);
    }

    /** The same place with some of its labels. */
    public Unit with(List<LabelRow> some) {
        return new Unit(patientId, noteId, notedAt, hasTime, title, text, textHash, some);
    }
}
