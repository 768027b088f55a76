package dev.labelwright.review.adjudicate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.problem.Violations;
import dev.labelwright.review.decide.ReviewAction;
import dev.labelwright.review.decide.ReviewBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of an adjudication: an action, or the reviewer whose decision is right.
 *
 * @param action {@code ACCEPT}, {@code EDIT} or {@code REJECT}; absent with {@code decisionOf}
 * @param value the right value; with {@code EDIT} only
 * @param decisionOf the name of a reviewer of the label
 * @param comment why; optional
 */
@Schema(name = "Adjudicate", description = "What is right: an action, or the decision of one of the reviewers")
public record AdjudicationBody(
        @Schema(description = "ACCEPT, EDIT or REJECT; absent with decisionOf")
        ReviewAction action,

        @Schema(description = "The right value, in the form of the variable's type; with EDIT only")
        JsonNode value,

        @Schema(description = "The reviewer whose decision is right, instead of an action", examples = "Dr. Weiss")
        String decisionOf,

        @Schema(maxLength = ReviewBody.MAX_COMMENT) String comment) {
    private static final int MAX_NAME = 200;

    public AdjudicationBody {
        value = value == null || value.isNull() ? null : value;
    }

    /** Checks what needs no look at the label; names each broken rule. */
    void check() {
        Violations violations = new Violations();
        violations.require(
                (action == null) != (decisionOf == null), "action", "is required, or decisionOf instead of it");
        violations.require(action != ReviewAction.RESET, "action", "must be ACCEPT, EDIT or REJECT");
        violations.requireOptionalText(decisionOf, "decisionOf", MAX_NAME);
        violations.require(action != ReviewAction.EDIT || value != null, "value", "is required by EDIT");
        violations.require(action == ReviewAction.EDIT || value == null, "value", "goes with EDIT only");
        violations.requireOptionalText(comment, "comment", ReviewBody.MAX_COMMENT);
        violations.throwIfAny();
    }
}
