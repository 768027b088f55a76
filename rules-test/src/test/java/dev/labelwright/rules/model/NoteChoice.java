package dev.labelwright.rules.model;

import java.util.Set;

/** Which notes a selection speaks of. */
public sealed interface NoteChoice {
    /** Every note of the chosen patients. */
    record All() implements NoteChoice {}

    /** These. */
    record Specific(Set<String> ids) implements NoteChoice {
        public Specific {
            ids = Set.copyOf(ids);
        }
    }

    /** Those whose content last changed with an upload. */
    record Upload(int number) implements NoteChoice {}

    /** Whether a note is meant. */
    default boolean takes(Note note) {
        return switch (this) {
            case All() -> true;
            case Specific(Set<String> ids) -> ids.contains(note.id());
            case Upload(int number) -> note.upload() == number;
        };
    }
}
