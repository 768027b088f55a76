package dev.labelwright.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.labelwright.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An imported file.
 *
 * @param notesCreated notes with a new id
 * @param notesUpdated notes whose content changed; they belong to this upload now
 * @param notesUnchanged notes that were there with the same content
 * @param rejectedRowCount rows left out
 * @param rejectedRows the rules that they broke, the first 1,000; only in the answer to the upload itself
 */
@Schema(name = "Upload")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UploadView(
        UUID id,
        String filename,
        long notesCreated,
        long notesUpdated,
        long notesUnchanged,
        long rejectedRowCount,
        List<Violation> rejectedRows,
        String uploadedBy,
        Instant createdAt) {}
