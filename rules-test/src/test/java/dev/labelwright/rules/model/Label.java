package dev.labelwright.rules.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A label that counts: the model's draft and the person's decision beside it.
 *
 * @param drafted what the model said; {@code null} where it said nothing, or was not asked
 * @param confidence of the draft; {@code null} without a value
 * @param threshold that of the generation that drafted it; {@code null} where it had none
 * @param generation the ordinal of that generation; 0 where none drafted it
 * @param decided the person's own value; with {@code EDITED} and {@code MANUAL} only
 * @param reviewed when the person decided; {@code null} for a draft
 */
public record Label(
        JsonNode drafted,
        Double confidence,
        Double threshold,
        int generation,
        ReviewStatus status,
        JsonNode decided,
        ReviewTime reviewed) {

    /** A draft of a generation that nobody reviewed. */
    public static Label draft(Said said, Double threshold, int generation) {
        return new Label(said.value(), said.confidence(), threshold, generation, ReviewStatus.DRAFT, null, null);
    }

    /** The draft that stands for an answer without a value. */
    public static Label nothing(Double threshold, int generation) {
        return new Label(null, null, threshold, generation, ReviewStatus.DRAFT, null, null);
    }

    /** The same draft, with a person's decision. */
    public Label decided(ReviewStatus next, JsonNode value, ReviewTime when) {
        return new Label(drafted, confidence, threshold, generation, next, value, when);
    }
}
