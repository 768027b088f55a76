package dev.labelwright.review.quality.statistics;

import java.util.Map;

/**
 * How raters rated a unit, and how many units were rated just so.
 *
 * @param raters by category, how many raters gave it; who did not rate a unit is in no category
 * @param units how many units have this pattern
 */
public record RatingPattern(Map<String, Integer> raters, long units) {
    public RatingPattern {
        raters = Map.copyOf(raters);
        if (units < 1 || raters.values().stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("a pattern has units, and raters in each of its categories");
        }
    }

    /** How many raters rated such a unit. */
    int ratings() {
        return raters.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The share of pairs of raters that agree; there are at least two raters. */
    double agreement() {
        double ratings = ratings();
        return raters.values().stream()
                        .mapToDouble(count -> count * (count - 1.0))
                        .sum()
                / (ratings * (ratings - 1));
    }
}
