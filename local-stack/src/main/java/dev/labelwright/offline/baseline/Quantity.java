package dev.labelwright.offline.baseline;

import java.math.BigDecimal;

/**
 * A number in the note.
 *
 * @param firstWord the index of its first word
 * @param lastWord the index of its last word
 * @param unit the canonical unit after it; empty where there is none
 */
record Quantity(int firstWord, int lastWord, BigDecimal value, String unit) {
    Span span(NoteText note) {
        return new Span(note.word(firstWord).start(), note.word(lastWord).end());
    }
}
