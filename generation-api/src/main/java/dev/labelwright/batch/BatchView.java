package dev.labelwright.batch;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A draw of patients as clients see it.
 *
 * @param number counts the batches of the project, from 1
 * @param size how many patients it drew, less those that a cancelled generation freed
 * @param generationId the generation that it was drawn for
 * @param seed explains the draw: of the patients who could be drawn, those with the lowest {@code
 *     hashtextextended(patientId, seed)} of PostgreSQL; a string, since it has 64 bits
 */
@Schema(name = "Batch")
public record BatchView(int number, int size, UUID generationId, String seed, Status status, Instant createdAt) {
    /** What became of it. */
    @Schema(name = "BatchStatus")
    public enum Status {
        ACTIVE,
        /** Its drafts are being removed. */
        CLEARING,
        /** Its drafts are gone and its patients free. */
        CLEARED
    }
}
