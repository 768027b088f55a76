package dev.labelwright.review.quality.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The agreement of two or more raters on nominal categories, where not every rater rated every unit. Units that were
 * rated alike are counted together, so that the work is bounded by how they can be rated and not by how many there are.
 */
public record Ratings(List<RatingPattern> patterns) {
    public Ratings {
        patterns = List.copyOf(patterns);
    }

    /** How many units at least two raters rated. */
    public long units() {
        return patterns.stream()
                .filter(Ratings::paired)
                .mapToLong(RatingPattern::units)
                .sum();
    }

    /** The share of pairs of raters that agree, the mean over units; {@code null} without a unit of two ratings. */
    public Double agreement() {
        return units() == 0
                ? null
                : mean(patterns.stream().filter(Ratings::paired).toList(), RatingPattern::agreement);
    }

    /**
     * Fleiss' kappa: {@code κ = (P̄ − P̄_e) / (1 − P̄_e)}, {@code P̄_e = Σ p_j²}, with {@code p_j} the share of all
     * ratings that are in category j.
     *
     * <p>J. L. Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin 76(5), 378–382.
     *
     * @return at most 1; {@code null} without a unit, or where all ratings are one category
     * @throws IllegalStateException where units were not all rated by the same number of raters, which it presumes
     */
    public Double fleissKappa() {
        if (patterns.stream().mapToInt(RatingPattern::ratings).distinct().count() > 1) {
            throw new IllegalStateException("Fleiss' kappa presumes the same number of raters for each unit");
        }
        if (units() == 0) {
            return null;
        }
        double byChance = shares(patterns).values().stream()
                .mapToDouble(share -> share * share)
                .sum();
        return beyond(agreement(), byChance);
    }

    /**
     * Krippendorff's alpha for nominal data: {@code α = 1 − D_o / D_e}, computed on the coincidences of values within
     * units: {@code α = ((n − 1) Σ o_cc − Σ n_c (n_c − 1)) / (n (n − 1) − Σ n_c (n_c − 1))}. A unit with a single rating
     * pairs with nothing and is left out.
     *
     * <p>K. Krippendorff (1980), Content Analysis: An Introduction to Its Methodology, Sage, chapter 12; the form for
     * missing ratings: K. Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.
     *
     * @return at most 1; {@code null} without a unit of two ratings, or where all ratings are one category
     */
    public Double krippendorffAlpha() {
        Map<String, Double> values = new LinkedHashMap<>();
        double coincidences = 0;
        double all = 0;
        for (RatingPattern pattern : patterns) {
            if (!paired(pattern)) {
                continue;
            }
            double units = pattern.units();
            all += units * pattern.ratings();
            coincidences += units * pattern.agreement() * pattern.ratings();
            pattern.raters().forEach((category, count) -> values.merge(category, units * count, Double::sum));
        }
        double byChance = values.values().stream()
                .mapToDouble(count -> count * (count - 1))
                .sum();
        return values.size() < 2 ? null : ((all - 1) * coincidences - byChance) / (all * (all - 1) - byChance);
    }

    /**
     * Gwet's AC1: {@code γ = (p_a − p_e) / (1 − p_e)}, {@code p_e = Σ π_k (1 − π_k) / (q − 1)}, with {@code π_k} the mean
     * over units of the share of their raters that gave category k. It stays sensible where nearly all ratings are one
     * category and kappa does not.
     *
     * <p>K. L. Gwet (2008), Computing inter-rater reliability and its variance in the presence of high agreement, British
     * Journal of Mathematical and Statistical Psychology 61(1), 29–48.
     *
     * @param categories q, how many categories raters could give, used or not; at least those that they gave
     * @return at most 1; {@code null} without a unit of two ratings, or where there is but one category
     */
    public Double gwetAc1(int categories) {
        Map<String, Double> shares = meanShares();
        if (categories < shares.size()) {
            throw new IllegalArgumentException("raters gave more categories than there are");
        }
        if (units() == 0 || categories < 2) {
            return null;
        }
        double byChance = shares.values().stream()
                        .mapToDouble(share -> share * (1 - share))
                        .sum()
                / (categories - 1);
        return beyond(agreement(), byChance);
    }

    private static Double beyond(double observed, double byChance) {
        return byChance >= 1 ? null : (observed - byChance) / (1 - byChance);
    }

    private static boolean paired(RatingPattern pattern) {
        return pattern.ratings() > 1;
    }

    private static double mean(List<RatingPattern> patterns, ToDoubleFunction<RatingPattern> measure) {
        double sum = 0;
        double units = 0;
        for (RatingPattern pattern : patterns) {
            sum += pattern.units() * measure.applyAsDouble(pattern);
            units += pattern.units();
        }
        return sum / units;
    }

    private static Map<String, Double> shares(List<RatingPattern> patterns) {
        double ratings = patterns.stream()
                .mapToDouble(pattern -> (double) pattern.units() * pattern.ratings())
                .sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        patterns.forEach(pattern -> pattern.raters()
                .forEach((category, count) -> shares.merge(category, count * pattern.units() / ratings, Double::sum)));
        return shares;
    }

    private Map<String, Double> meanShares() {
        List<RatingPattern> rated =
                patterns.stream().filter(pattern -> pattern.ratings() > 0).toList();
        double units = rated.stream().mapToLong(RatingPattern::units).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        rated.forEach(pattern -> pattern.raters()
                .forEach((category, count) -> shares.merge(
                        category, (double) count / pattern.ratings() * pattern.units() / units, Double::sum)));
        return shares;
    }
}
