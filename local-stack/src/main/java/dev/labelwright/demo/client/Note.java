package dev.labelwright.demo.client;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A note of a patient.
 *
 * @param date ISO 8601, with or without a time; absent where the note has none
 */
public record Note(String noteId, String patientId, String date, String title, String text) {
    private static final int LENGTH_OF_A_DATE = 10;

    /** The note's date as a point in time (a date without a time is its midnight in UTC). */
    public Optional<Instant> instant() {
        if (date == null || date.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                date.length() == LENGTH_OF_A_DATE
                        ? LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(date).toInstant());
    }
}
