package dev.labelwright.review.queue;

import dev.labelwright.review.list.LabelView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Work that a reviewer holds.
 *
 * @param id names the claim, to release it or to say that it is done
 * @param heldUntil when it goes to whoever asks next
 * @param label {@code null} where the unit is a patient, whose chart has the labels
 */
@Schema(name = "Claim", description = "Work that a reviewer holds for a time")
public record ClaimView(
        UUID id,
        QueueUnit unit,
        @Schema(examples = "P-01") String patientId,
        @Schema(examples = "Dr. Weiss") String reviewer,
        Instant heldUntil,
        LabelView label) {}
