package dev.labelwright.review.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.ReviewStatus;
import java.time.Instant;

/**
 * A person's decision on one label.
 *
 * @param value the canonical value of an {@code EDIT}, else {@code null}
 * @param reviewer who decides
 * @param at when, by the database's clock under the cell's lock
 */
record ReviewDecision(ReviewAction action, JsonNode value, String comment, String reviewer, Instant at) {

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
        return LabelChange.byPerson(label, label.decided(decision(label)), action.revision(), reviewer, comment);
    }

    private Decision decision(Label label) {
        return switch (action) {
            case ACCEPT -> accepted(label);
            case EDIT -> decided(manual(label) ? ReviewStatus.MANUAL : ReviewStatus.EDITED, value);
            case REJECT -> decided(ReviewStatus.REJECTED, null);
            case RESET -> reset(label);
        };
    }

    private Decision accepted(Label label) {
        if (label.draft().value() == null) {
            throw ProblemException.ofField(
                    ErrorCode.RULE_BROKEN, "action", "ACCEPT needs a value of the model, and this label has none");
        }
        return decided(ReviewStatus.ACCEPTED, null);
    }

    private static Decision reset(Label label) {
        if (manual(label)) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE, "The label was added by a person: there is no draft to go back to.");
        }
        return Decision.NONE;
    }

    private Decision decided(ReviewStatus status, JsonNode decidedValue) {
        return new Decision(status, decidedValue, reviewer, at, comment);
    }

    private static boolean manual(Label label) {
        return label.decision().status() == ReviewStatus.MANUAL;
    }
}
