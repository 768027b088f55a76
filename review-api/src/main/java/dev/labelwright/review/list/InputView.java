package dev.labelwright.review.list;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A label that a patient's value is drawn from.
 *
 * @param note the label's note; {@code null} where it is itself a value of the patient
 */
@Schema(name = "Input", description = "A label that a patient's value is drawn from, with its note")
public record InputView(LabelView label, Note note) {

    /**
     * A note without its text.
     *
     * @param date {@code YYYY-MM-DD}, or with a time in UTC; {@code null} where it has none
     */
    @Schema(name = "NoteHead", description = "A note without its text")
    public record Note(
            @Schema(examples = "P-01-02") String noteId,
            @Schema(examples = "2025-03-04") String date,
            @Schema(examples = "Progress note") String title) {}

    static InputView of(LabelRow row, Viewer viewer) {
        LabelView label = LabelView.of(row, viewer);
        return new InputView(
                label,
                label.noteId() == null
                        ? null
                        : new Note(label.noteId(), NoteDate.text(row.notedAt(), row.hasTime()), row.title()));
    }
}
