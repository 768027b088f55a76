package dev.labelwright.rules.model;

/** When a review was written, seen from the start of the generation. */
public enum ReviewTime {
    BEFORE_START,
    AT_START,
    AFTER_START;

    /** Whether the review wins even where everything is to be replaced. */
    public boolean wins() {
        return this != BEFORE_START;
    }
}
