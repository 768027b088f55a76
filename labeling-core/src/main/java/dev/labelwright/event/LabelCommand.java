package dev.labelwright.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;

/**
 * What generation-api wants done to labels. Idempotent by its id: told twice, it is done once and answered twice.
 *
 * @param id the command
 * @param kind what is to be done
 * @param projectId in which project; also the message's key
 * @param batch the number of the batch, with {@code CLEAR_BATCH}
 * @param generationId the preview, with {@code PROMOTE_PREVIEW} and {@code DISCARD_PREVIEW}
 * @param confidenceThreshold the threshold of the promoted drafts in place of the preview's; may be {@code null}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LabelCommand(
        UUID id, Kind kind, UUID projectId, Integer batch, UUID generationId, BigDecimal confidenceThreshold) {

    /** What a command does. */
    public enum Kind {
        /** Removes the drafts that the batch's generations left on the batch's patients; reviewed labels stay. */
        CLEAR_BATCH,
        /** Applies what a preview kept, as if its results came now. */
        PROMOTE_PREVIEW,
        /** Forgets what a preview kept. */
        DISCARD_PREVIEW,
        /** Deletes everything of a project. */
        PURGE_PROJECT
    }

    public LabelCommand {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(projectId, "projectId");
    }
}
