package dev.labelwright.note;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A note as clients see it.
 *
 * @param date as in the file: a day, or a time in UTC; {@code null} where the file gave none
 * @param tokens of the text, in {@code o200k_base}
 * @param uploadId the upload in which its content last changed
 */
@Schema(name = "Note")
public record NoteView(
        String noteId, String patientId, String date, String title, String text, int tokens, UUID uploadId) {}
