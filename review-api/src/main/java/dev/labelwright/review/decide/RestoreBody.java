package dev.labelwright.review.decide;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a restoring.
 *
 * @param revision the version of the label whose state is to come back; required
 * @param comment why; optional
 */
@Schema(name = "Restore", description = "Which of a label's earlier states is to come back")
public record RestoreBody(
        @Schema(
                required = true,
                minimum = "1",
                description = "The version of the revision after which the label said what is wanted",
                examples = "2")
        Integer revision,

        @Schema(maxLength = ReviewBody.MAX_COMMENT) String comment) {

    /** Checks what needs no look at the label; names each broken rule. */
    void check() {
        Violations violations = new Violations();
        violations.require(revision != null && revision > 0, "revision", "is required: a version from the history");
        violations.requireOptionalText(comment, "comment", ReviewBody.MAX_COMMENT);
        violations.throwIfAny();
    }

    /** The refusal of a revision that the label does not have. */
    ProblemException unknown() {
        return ProblemException.ofField(
                ErrorCode.UNKNOWN_REFERENCE, "revision", "the label has no revision %d".formatted(revision));
    }
}
