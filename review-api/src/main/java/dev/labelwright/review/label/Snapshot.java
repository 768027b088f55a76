package dev.labelwright.review.label;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Everything of a label that a revision can change, so that any revision can be restored. */
public record Snapshot(
        AiDraft draft,
        Decision decision,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReviewerDecision> reviewers) {
    public Snapshot {
        reviewers = reviewers == null ? List.of() : List.copyOf(reviewers);
    }

    /** The state of a label; {@code null} for one that is not there or was removed. */
    public static Snapshot of(Label label) {
        return label == null || label.removedAt() != null
                ? null
                : new Snapshot(label.draft(), label.decision(), label.reviewers());
    }

    /**
     * The value that is there, however sure the draft is of it: the person's if there is one; {@code null} when rejected
     * or empty.
     */
    public JsonNode statedValue() {
        return switch (decision.status()) {
            case DRAFT, ACCEPTED -> draft.value();
            case EDITED, MANUAL -> decision.value();
            case REJECTED -> null;
        };
    }

    /** The value that counts: the stated one, unless {@link #belowThreshold} holds it back. */
    public JsonNode effectiveValue(Thresholds thresholds) {
        return belowThreshold(thresholds) ? null : statedValue();
    }

    /** Whether this is a draft that nobody reviewed, and its confidence is too low for it to count. */
    public boolean belowThreshold(Thresholds thresholds) {
        return !decision.status().reviewed() && thresholds.holdBack(draft);
    }
}
