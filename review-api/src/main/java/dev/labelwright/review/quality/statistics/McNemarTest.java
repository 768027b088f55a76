package dev.labelwright.review.quality.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * Whether one of two answers to the same questions is right more often than the other: McNemar's test of the pairs in
 * which just one of them is right. Below 25 such pairs the exact binomial test, else chi-square with one degree of
 * freedom and continuity correction, {@code χ² = (|b − c| − 1)² / (b + c)}.
 *
 * <p>Q. McNemar (1947), Note on the sampling error of the difference between correlated proportions or percentages,
 * Psychometrika 12(2), 153–157; the correction: A. L. Edwards (1948), Psychometrika 13(3), 185–187.
 *
 * @param method how the p-value was found
 * @param statistic χ²; {@code null} for the exact test
 * @param pValue two-sided; 1 where no pair tells the two apart
 */
public record McNemarTest(Method method, Double statistic, double pValue) {
    private static final long FEWEST_FOR_CHI_SQUARE = 25;

    /** How a p-value was found. */
    public enum Method {
        EXACT_BINOMIAL,
        CHI_SQUARE
    }

    /**
     * The test.
     *
     * @param onlyFirst pairs in which only the first is right
     * @param onlySecond pairs in which only the second is right
     */
    public static McNemarTest of(long onlyFirst, long onlySecond) {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException("a count of pairs is not negative");
        }
        long discordant = Math.addExact(onlyFirst, onlySecond);
        if (discordant == 0) {
            return new McNemarTest(Method.EXACT_BINOMIAL, null, 1);
        }
        if (discordant < FEWEST_FOR_CHI_SQUARE) {
            // Twice one side, which is the same under a hypothesis of one half, and needs no comparing of rounded
            // masses.
            double pValue = 2
                    * BinomialTest.withDefaults()
                            .with(AlternativeHypothesis.LESS_THAN)
                            .test((int) discordant, (int) Math.min(onlyFirst, onlySecond), 0.5)
                            .getPValue();
            return new McNemarTest(Method.EXACT_BINOMIAL, null, Math.min(1, pValue));
        }
        double difference = Math.max(0, Math.abs((double) onlyFirst - onlySecond) - 1);
        double statistic = difference * difference / discordant;
        return new McNemarTest(
                Method.CHI_SQUARE, statistic, ChiSquaredDistribution.of(1).survivalProbability(statistic));
    }
}
