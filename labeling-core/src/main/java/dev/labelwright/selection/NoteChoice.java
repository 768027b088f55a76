package dev.labelwright.selection;

import java.util.List;
import java.util.UUID;

/** Which notes of the chosen patients a selection speaks of. */
public sealed interface NoteChoice {
    /** Every note. */
    record All() implements NoteChoice {}

    /** These, by {@code NOTE_ID}. */
    record Specific(List<String> noteIds) implements NoteChoice {
        public Specific {
            noteIds = List.copyOf(noteIds);
        }
    }

    /** Those whose content last changed with an upload. */
    record Upload(UUID uploadId) implements NoteChoice {}
}
