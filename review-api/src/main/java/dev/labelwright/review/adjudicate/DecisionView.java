package dev.labelwright.review.adjudicate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.RevisionAction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One step of one reviewer, as it was taken.
 *
 * @param value what they held to be right; {@code null} where they said that there is none, or took their decision back
 * @param draft as they saw it; {@code null} where there was none, or it was hidden
 */
@Schema(name = "ReviewerStep", description = "One step of one of several reviewers, as it was taken")
public record DecisionView(
        UUID id,
        @Schema(examples = "Dr. Weiss") String reviewer,
        Instant at,

        @Schema(description = "ACCEPT, EDIT, REJECT, ADD, or RESET, which takes a decision back")
        RevisionAction action,

        @Schema(description = "What they held to be right", examples = "Former smoker")
        JsonNode value,

        List<Evidence> evidence,
        String comment,

        @Schema(nullable = true, description = "As they saw it; null where there was none, or it was hidden")
        Seen draft) {

    /** A draft as a reviewer saw it. */
    @Schema(name = "SeenDraft", description = "A draft as a reviewer saw it")
    public record Seen(
            JsonNode value, Double confidence, List<Evidence> evidence, String model, Integer variableVersion) {
        static Seen of(AiDraft draft) {
            return draft == null
                    ? null
                    : new Seen(
                            draft.value(),
                            draft.confidence(),
                            draft.evidence(),
                            draft.model(),
                            draft.variableVersion());
        }
    }

    /** A row of review.reviewer_decision. */
    record Row(
            UUID id,
            String reviewer,
            Instant at,
            RevisionAction action,
            JsonNode value,
            List<Evidence> evidence,
            String comment,
            AiDraft draft) {
        DecisionView view() {
            return new DecisionView(id, reviewer, at, action, value, evidence, comment, Seen.of(draft));
        }
    }
}
