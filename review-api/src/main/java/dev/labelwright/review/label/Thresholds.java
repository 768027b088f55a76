package dev.labelwright.review.label;

/**
 * The confidences that drafts of a variable must reach to count, as they are at the time of reading.
 *
 * @param variable the variable's own, 0 to 1; {@code null} where it has none
 * @param project the project's, 0 to 1
 */
public record Thresholds(Double variable, double project) {

    /** The threshold of one draft: the variable's, else that of the generation that drafted it, else the project's. */
    public double of(AiDraft draft) {
        if (variable != null) {
            return variable;
        }
        return draft.threshold() != null ? draft.threshold() : project;
    }

    /** Whether a draft has a value, and is too unsure of it to count. */
    public boolean holdBack(AiDraft draft) {
        return draft.value() != null && !(draft.confidence() != null && draft.confidence() >= of(draft));
    }
}
