package dev.labelwright.review.label;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one of several reviewers decided on a label, blind to the others.
 *
 * @param status what they made of the label; never {@code DRAFT}
 * @param value the canonical value that they hold to be right; {@code null} where they say that there is none
 * @param evidence what they quote for a value of their own
 * @param comment why; may be {@code null}
 * @param decidedAt when they decided, or when it was brought back, by the database's clock
 */
@Schema(name = "ReviewerDecision", description = "What one of several reviewers decided, blind to the others")
public record ReviewerDecision(
        String reviewer,
        ReviewStatus status,
        JsonNode value,
        List<Evidence> evidence,
        String comment,
        Instant decidedAt) {
    public ReviewerDecision {
        if (!status.reviewed()) {
            throw new IllegalArgumentException("a reviewer's decision is none while it is a draft");
        }
        value = value == null || value.isNull() ? null : value;
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** The same, brought back at a time. */
    public ReviewerDecision broughtBack(Instant at) {
        return new ReviewerDecision(reviewer, status, value, evidence, comment, at);
    }

    /** As if it were the label's decision. */
    public Decision asDecision() {
        JsonNode own = status == ReviewStatus.EDITED || status == ReviewStatus.MANUAL ? value : null;
        return new Decision(status, own, reviewer, decidedAt, comment);
    }
}
