package dev.labelwright.review.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.labelwright.review.list.LabelView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Work that a reviewer holds.
 *
 * @param id names the claim, to release it or to say that it is done
 * @param heldUntil when it goes to whoever asks next
 * @param adjudicate only there, and {@code true}, where reviewers differ and the holder is to settle it
 * @param label {@code null} where the unit is a patient, whose chart has the labels
 */
@Schema(name = "Claim", description = "Work that a reviewer holds for a time")
public record ClaimView(
        UUID id,
        QueueUnit unit,
        @Schema(examples = "P-01") String patientId,
        @Schema(examples = "Dr. Weiss") String reviewer,
        Instant heldUntil,

        @Schema(description = "Only there, and true, where reviewers differ and the holder is to settle it")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        Boolean adjudicate,

        LabelView label) {}
