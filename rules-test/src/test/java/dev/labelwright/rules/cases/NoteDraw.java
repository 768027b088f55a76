package dev.labelwright.rules.cases;

import dev.labelwright.rules.model.Note;
import dev.labelwright.rules.model.NoteDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Draws the notes of a project. */
final class NoteDraw {
    static final int UPLOADS = 2;
    private static final int MOST_PATIENTS = 4;
    private static final int MOST_NOTES = 4;

    private NoteDraw() {}

    static List<Note> draw(Choices choices) {
        List<Note> notes = new ArrayList<>();
        int patients = choices.between(1, MOST_PATIENTS);
        for (int patient = 1; patient <= patients; patient++) {
            int count = choices.between(1, MOST_NOTES);
            for (int place = 1; place <= count; place++) {
                notes.add(note(choices, "P" + patient, "P%d-N%d".formatted(patient, place)));
            }
        }
        return notes;
    }

    private static Note note(Choices choices, String patient, String id) {
        return new Note(
                id,
                patient,
                choices.of(
                        date("2024-03-01T00:00:00Z", false),
                        date("2024-03-01T00:00:00Z", false),
                        date("2024-03-01T22:15:00Z", true),
                        date("2024-03-02T00:00:00Z", false),
                        date("2024-02-28T23:59:00Z", true),
                        null),
                choices.of("", "Discharge summary", "discharge SUMMARY", "Progress note"),
                // Often the same, as where a note was copied forward; then one call reads both.
                choices.of("Text A of ", "Text A of ", "Text B of ", id + " of ") + patient,
                choices.between(1, UPLOADS));
    }

    private static NoteDate date(String at, boolean hasTime) {
        return new NoteDate(Instant.parse(at), hasTime);
    }
}
