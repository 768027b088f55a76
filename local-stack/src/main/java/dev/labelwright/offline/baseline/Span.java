package dev.labelwright.offline.baseline;

/**
 * A stretch of the note.
 *
 * @param start its first UTF-16 unit
 * @param end the unit after its last
 */
record Span(int start, int end) {
    Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span %d to %d: must not be negative or reversed".formatted(start, end));
        }
    }

    String of(String text) {
        return text.substring(start, end);
    }
}
