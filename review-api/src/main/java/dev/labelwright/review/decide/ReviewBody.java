package dev.labelwright.review.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.problem.Violations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a review.
 *
 * @param action required
 * @param value the right value; with {@code EDIT} only
 * @param comment why; optional
 */
@Schema(name = "Review", description = "A person's decision on a label")
public record ReviewBody(
        @Schema(required = true) ReviewAction action,

        @Schema(
                description = "The right value, in the form of the variable's type; with EDIT only",
                examples = "Former smoker")
        JsonNode value,

        @Schema(maxLength = MAX_COMMENT, examples = "Quit in 2019")
        String comment) {
    /** The longest comment, in characters. */
    public static final int MAX_COMMENT = 2_000;

    public ReviewBody {
        value = value == null || value.isNull() ? null : value;
    }

    /**
     * Checks what needs no look at the label.
     *
     * @throws dev.labelwright.problem.ProblemException {@code RULE_BROKEN}, naming each broken rule
     */
    void check() {
        Violations violations = new Violations();
        check(violations);
        violations.throwIfAny();
    }

    /** As {@link #check()}, beside other rules. */
    void check(Violations violations) {
        violations.require(action != null, "action", "is required: ACCEPT, EDIT, REJECT or RESET");
        violations.require(action != ReviewAction.EDIT || value != null, "value", "is required by EDIT");
        violations.require(
                action == null || action == ReviewAction.EDIT || value == null, "value", "goes with EDIT only");
        violations.requireOptionalText(comment, "comment", MAX_COMMENT);
    }
}
