package dev.labelwright.upload;

import java.time.Instant;

/**
 * A note of a file on its way into the database.
 *
 * @param line the physical line where its record starts
 * @param noteId {@code NOTE_ID}
 * @param patientId {@code PERSON_ID}
 * @param notedAt in UTC; {@code null} where the file gives no date
 * @param hasTime whether the file gives a time
 * @param title {@code NOTE_TITLE}; empty where the file gives none
 * @param text {@code NOTE_TEXT}
 * @param utf8Bytes the text's length in UTF-8
 */
record StagedNote(
        long line,
        String noteId,
        String patientId,
        Instant notedAt,
        boolean hasTime,
        String title,
        String text,
        int utf8Bytes) {}
