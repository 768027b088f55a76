package dev.labelwright.rules.cases;

/** Confidences and thresholds; they often meet. */
final class Confidences {
    private Confidences() {}

    static double any(Choices choices) {
        return choices.of(0.5, 0.9, 0.3, 0.7, 1.0, 0.0);
    }

    /** A threshold; {@code null} where there is none. */
    static Double threshold(Choices choices) {
        return choices.of(null, null, null, 0.5, 0.7, 0.0, 1.0);
    }
}
