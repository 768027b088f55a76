package dev.labelwright.review.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.problem.Violations;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.list.LabelFilter;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of one decision on many labels.
 *
 * @param action required
 * @param value the right value; with {@code EDIT} only
 * @param comment why; optional
 * @param filter which labels; required
 * @param expectedCount how many the person has seen; required
 */
@Schema(name = "BulkReview", description = "One decision on all labels that a filter meets")
public record BulkBody(
        @Schema(required = true) ReviewAction action,

        @Schema(description = "The right value, with EDIT only; the filter then names the variable")
        JsonNode value,

        @Schema(maxLength = ReviewBody.MAX_COMMENT) String comment,
        @Schema(required = true) Filter filter,

        @Schema(
                required = true,
                minimum = "0",
                maximum = "10000",
                description = "How many labels the filter met when the person looked; another number changes nothing",
                examples = "12")
        Integer expectedCount) {
    /** The most labels of a call. */
    public static final int MOST = 10_000;

    private static final int MAX_ID = 1_000;

    public BulkBody {
        value = value == null || value.isNull() ? null : value;
    }

    /** Which current labels are meant; what is absent does not matter. The fields are those of the list of labels. */
    @Schema(name = "LabelFilter", description = "Which current labels are meant; what is absent does not matter")
    public record Filter(
            @Schema(examples = "P-01") String patientId,
            String noteId,

            @Schema(description = "The variable's name", examples = "Smoking status")
            String variable,

            ReviewStatus status,
            UUID generationId,

            @Schema(minimum = "0", maximum = "1", examples = "0.9")
            Double minConfidence,

            @Schema(minimum = "0", maximum = "1") Double maxConfidence,
            Boolean grounded) {

        LabelFilter of(UUID variableId) {
            return new LabelFilter(
                    patientId, noteId, variableId, status, generationId, minConfidence, maxConfidence, grounded);
        }

        private void check(Violations violations) {
            violations.requireOptionalText(patientId, "filter.patientId", MAX_ID);
            violations.requireOptionalText(noteId, "filter.noteId", MAX_ID);
            violations.requireOptionalText(variable, "filter.variable", MAX_ID);
            violations.require(isConfidence(minConfidence), "filter.minConfidence", "must be a number from 0 to 1");
            violations.require(isConfidence(maxConfidence), "filter.maxConfidence", "must be a number from 0 to 1");
        }

        private static boolean isConfidence(Double number) {
            return number == null || (number >= 0 && number <= 1);
        }
    }

    /** Checks what needs no look at the labels; names each broken rule. */
    void check() {
        Violations violations = new Violations();
        new ReviewBody(action, value, comment).check(violations);
        if (violations.require(filter != null, "filter", "is required; {} means all current labels")) {
            filter.check(violations);
            violations.require(
                    action != ReviewAction.EDIT || filter.variable() != null,
                    "filter.variable",
                    "is required by EDIT: a value is of one variable");
        }
        violations.require(expectedCount != null, "expectedCount", "is required");
        violations.requireRange(expectedCount, "expectedCount", 0, MOST);
        violations.throwIfAny();
    }
}
