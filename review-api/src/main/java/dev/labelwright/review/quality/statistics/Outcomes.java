package dev.labelwright.review.quality.statistics;

/**
 * The outcomes of telling positives from negatives, and the rates that follow from them; a rate without anything to be a
 * rate of is {@code null}.
 *
 * <p>C. J. van Rijsbergen (1979), Information Retrieval, chapter 7 (precision, recall and F, of which F1 weighs both
 * alike); D. G. Altman and J. M. Bland (1994), BMJ 308, 1552 and 309, 102 (specificity and predictive values).
 */
public record Outcomes(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {
    public Outcomes {
        if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0 || trueNegatives < 0) {
            throw new IllegalArgumentException("an outcome is not counted below zero");
        }
    }

    /** {@code TP / (TP + FP)}. */
    public Double precision() {
        return rate(truePositives, falsePositives);
    }

    /** {@code TP / (TP + FN)}. */
    public Double recall() {
        return rate(truePositives, falseNegatives);
    }

    /** {@code 2 TP / (2 TP + FP + FN)}, the harmonic mean of precision and recall. */
    public Double f1() {
        return rate(2 * truePositives, falsePositives + falseNegatives);
    }

    /** {@code TN / (TN + FP)}. */
    public Double specificity() {
        return rate(trueNegatives, falsePositives);
    }

    /** {@code TN / (TN + FN)}. */
    public Double negativePredictiveValue() {
        return rate(trueNegatives, falseNegatives);
    }

    /** Both taken together. */
    public Outcomes plus(Outcomes other) {
        return new Outcomes(
                truePositives + other.truePositives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives,
                trueNegatives + other.trueNegatives);
    }

    private static Double rate(long part, long rest) {
        return part + rest == 0 ? null : (double) part / (part + rest);
    }
}
