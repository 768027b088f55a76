package dev.labelwright.project;

import dev.labelwright.problem.Violations;
import java.math.BigDecimal;

/** The confidence below which a draft does not count; wherever a body names one. */
public final class Threshold {
    private Threshold() {}

    /** Requires that a threshold, if there is one, lies between 0 and 1. */
    public static void require(BigDecimal threshold, String field, Violations violations) {
        violations.require(
                threshold == null || (threshold.signum() >= 0 && threshold.compareTo(BigDecimal.ONE) <= 0),
                field,
                "must be between 0 and 1");
    }

    /** A threshold in the precision in which it is kept, written with as few digits as it needs. */
    public static BigDecimal canonical(BigDecimal threshold) {
        return threshold == null ? null : of(threshold.doubleValue());
    }

    /** The same, of what is kept. */
    public static BigDecimal of(double threshold) {
        BigDecimal stripped = BigDecimal.valueOf(threshold).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
