package dev.labelwright.upload;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;

/**
 * The date of a note.
 *
 * @param notedAt in UTC; {@code null} where there is none
 * @param hasTime whether the time is known, or only the day
 */
record NoteDate(Instant notedAt, boolean hasTime) {
    private static final NoteDate NONE = new NoteDate(null, false);
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    /** ISO 8601, the T also as a space, the zone optional and also without a colon. */
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .optionalStart()
            .appendLiteral('T')
            .optionalEnd()
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT)
            .withResolverStyle(java.time.format.ResolverStyle.STRICT);

    /** The date that a cell gives; {@code null} where it gives something else. No zone means UTC. */
    static NoteDate parse(String cell) {
        if (cell.isEmpty()) {
            return NONE;
        }
        try {
            TemporalAccessor date = FORMAT.parseBest(cell, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            NoteDate parsed =
                    switch (date) {
                        case OffsetDateTime zoned -> new NoteDate(zoned.toInstant(), true);
                        case LocalDateTime local -> new NoteDate(local.toInstant(ZoneOffset.UTC), true);
                        case LocalDate day ->
                            new NoteDate(day.atStartOfDay(ZoneOffset.UTC).toInstant(), false);
                        default -> null;
                    };
            return parsed == null || !inRange(parsed.notedAt()) ? null : parsed;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean inRange(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
