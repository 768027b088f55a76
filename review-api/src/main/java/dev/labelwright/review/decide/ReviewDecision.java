package dev.labelwright.review.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.ReviewStatus;
import java.time.Instant;
import java.util.List;

/**
 * A person's decision on one label.
 *
 * @param value the canonical value of an {@code EDIT}, else {@code null}
 * @param reviewer who decides
 * @param at when, by the database's clock under the cell's lock
 * @param blindToDraft whether the draft is hidden until somebody decided
 */
record ReviewDecision(
        ReviewAction action, JsonNode value, String comment, String reviewer, Instant at, boolean blindToDraft) {

    /**
     * What it makes of a label.
     *
     * @throws ProblemException where the label's state does not allow the action
     */
    LabelChange on(Label label) {
        if (label.removedAt() != null) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The label was removed: another value took its place in the cell, or its batch was cleared.");
        }
        Label decided = label.decided(decision(label));
        if (decided.isEmptyDraft()) {
            // What a person quoted for a value of their own does not speak for the model's empty answer.
            decided = label.restored(
                    label.draft().saying(null, label.draft().confidence(), List.of()), decided.decision());
        }
        return LabelChange.byPerson(label, decided, action.revision(), reviewer, comment);
    }

    private Decision decision(Label label) {
        return switch (action) {
            case ACCEPT -> accepted(label);
            case EDIT -> decided(byHand(label) ? ReviewStatus.MANUAL : ReviewStatus.EDITED, value);
            case REJECT -> decided(ReviewStatus.REJECTED, null);
            case RESET -> reset(label);
        };
    }

    private Decision accepted(Label label) {
        if (blindToDraft && !label.isReviewed()) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The project's reviewers decide without having seen the model's draft: EDIT gives a value, REJECT"
                            + " says that there is none.");
        }
        if (label.draft().value() == null) {
            throw ProblemException.ofField(
                    ErrorCode.RULE_BROKEN, "action", "ACCEPT needs a value of the model, and this label has none");
        }
        return decided(ReviewStatus.ACCEPTED, null);
    }

    private static Decision reset(Label label) {
        if (byHand(label)) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The label was added by a person: there is no draft to go back to. REJECT takes its value away.");
        }
        return Decision.NONE;
    }

    private Decision decided(ReviewStatus status, JsonNode decidedValue) {
        return new Decision(status, decidedValue, reviewer, at, comment);
    }

    /** Whether a person added it, whatever was decided on it since. */
    static boolean byHand(Label label) {
        return label.decision().status() == ReviewStatus.MANUAL || !label.isDrafted();
    }
}
