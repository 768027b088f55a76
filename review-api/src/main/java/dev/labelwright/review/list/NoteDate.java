package dev.labelwright.review.list;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A note's date as clients see it. */
public final class NoteDate {
    private NoteDate() {}

    /** {@code YYYY-MM-DD}, or with the time in UTC where there is one; {@code null} for an undated note. */
    public static String text(Instant notedAt, boolean hasTime) {
        if (notedAt == null) {
            return null;
        }
        return hasTime
                ? notedAt.toString()
                : LocalDate.ofInstant(notedAt, ZoneOffset.UTC).toString();
    }
}
