package dev.labelwright.aggregation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A candidate of an aggregation: an effective value in a note.
 *
 * @param value never {@code null}
 * @param confidence 0 to 1; 1 where a person decided
 * @param notedAt the note's date; {@code null} without
 * @param noteId the note
 */
public record DatedValue(JsonNode value, double confidence, Instant notedAt, String noteId) {
    /** Undated notes first, then by date, then by note. */
    static final Comparator<DatedValue> ORDER = Comparator.comparing(
                    DatedValue::notedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(DatedValue::noteId, DatedValue::compareCodePoints);

    public DatedValue {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(noteId, "noteId");
    }

    /** As the database's collation "C" orders UTF-8. */
    private static int compareCodePoints(String one, String other) {
        int[] first = one.codePoints().toArray();
        int[] second = other.codePoints().toArray();
        return java.util.Arrays.compare(first, second);
    }
}
