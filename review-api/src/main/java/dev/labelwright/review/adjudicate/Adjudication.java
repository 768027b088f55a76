package dev.labelwright.review.adjudicate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.decide.ReviewAction;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.ReviewerDecision;
import dev.labelwright.review.panel.Settlement;
import java.time.Instant;

/**
 * What an adjudicator says of a label that its reviewers differ on.
 *
 * @param action {@code null} where a reviewer's decision is chosen
 * @param value the canonical value of an {@code EDIT}, else {@code null}
 * @param decisionOf the reviewer whose decision is right; {@code null} with an action
 * @param at when, by the database's clock under the cell's lock
 */
record Adjudication(
        ReviewAction action, JsonNode value, String decisionOf, String comment, String adjudicator, Instant at) {

    /**
     * What it makes of a label.
     *
     * @throws ProblemException where the label has no such draft or decision
     */
    LabelChange on(Label label) {
        if (action == null) {
            ReviewerDecision chosen = label.by(decisionOf)
                    .orElseThrow(() -> ProblemException.ofField(
                            ErrorCode.UNKNOWN_REFERENCE,
                            "decisionOf",
                            "no reviewer of this name decided on the label"));
            return Settlement.on(label, chosen.value(), adjudicator, comment == null ? chosen.comment() : comment, at);
        }
        JsonNode right =
                switch (action) {
                    case ACCEPT -> drafted(label);
                    case EDIT -> value;
                    case REJECT -> null;
                    case RESET -> throw new IllegalArgumentException("an adjudicator does not take back");
                };
        return Settlement.on(label, right, adjudicator, comment, at);
    }

    private static JsonNode drafted(Label label) {
        if (label.draft().value() == null) {
            throw ProblemException.ofField(
                    ErrorCode.RULE_BROKEN, "action", "ACCEPT needs a value of the model, and this label has none");
        }
        return label.draft().value();
    }
}
