package dev.labelwright.review.quality.statistics;

import java.math.BigDecimal;

/**
 * The agreement of two raters on nominal categories, beyond what their own frequencies would give by chance:
 * {@code κ = (p_o − p_c) / (1 − p_c)}, {@code p_c = Σ p_k1 · p_k2}.
 *
 * <p>J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20(1),
 * 37–46.
 */
public final class CohenKappa {
    private CohenKappa() {}

    /**
     * Kappa from what a database counts.
     *
     * @param units how many units both rated
     * @param agreed on how many they agree
     * @param chanceProducts the sum over categories of the product of both raters' counts
     * @return at most 1; {@code null} where there is no unit, or both gave one and the same category throughout
     */
    public static Double of(long units, long agreed, BigDecimal chanceProducts) {
        if (units == 0) {
            return null;
        }
        BigDecimal all = BigDecimal.valueOf(units);
        BigDecimal beyondChance = all.multiply(all).subtract(chanceProducts);
        if (beyondChance.signum() == 0) {
            return null;
        }
        BigDecimal observed = BigDecimal.valueOf(agreed).multiply(all).subtract(chanceProducts);
        return observed.doubleValue() / beyondChance.doubleValue();
    }

    /** Kappa from a square table: rows the first rater's categories, columns the second's. */
    public static Double of(long[][] table) {
        long units = 0;
        long agreed = 0;
        long[] first = new long[table.length];
        long[] second = new long[table.length];
        for (int row = 0; row < table.length; row++) {
            agreed += table[row][row];
            for (int column = 0; column < table.length; column++) {
                units += table[row][column];
                first[row] += table[row][column];
                second[column] += table[row][column];
            }
        }
        BigDecimal products = BigDecimal.ZERO;
        for (int category = 0; category < table.length; category++) {
            products = products.add(BigDecimal.valueOf(first[category]).multiply(BigDecimal.valueOf(second[category])));
        }
        return of(units, agreed, products);
    }
}
