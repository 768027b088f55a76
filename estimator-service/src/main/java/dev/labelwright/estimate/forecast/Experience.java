package dev.labelwright.estimate.forecast;

import dev.labelwright.estimate.ceiling.Sums;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the latest finished generations of a project with a model have used. Each part is {@code null} where there is
 * nothing to learn it from.
 *
 * @param ofNotes tokens used by calls about single notes, as a part of their ceilings
 * @param ofPatients tokens used by calls about patients as a whole, as a part of their ceilings
 * @param tokenPrice what a token that was used has cost, times a million
 */
public record Experience(BigDecimal ofNotes, BigDecimal ofPatients, BigDecimal tokenPrice) {

    /** The tokens that a selection is expected to use: a forecast, no ceiling. {@code null} where that is not known. */
    public Long tokens(Sums sums) {
        BigDecimal notes = part(sums.noteCeiling(), ofNotes);
        BigDecimal patients = part(sums.inputTokens() + sums.outputTokens() - sums.noteCeiling(), ofPatients);
        return notes == null || patients == null
                ? null
                : notes.add(patients).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** What these tokens are expected to cost, times a million. {@code null} where that is not known. */
    public BigDecimal cost(Long tokens) {
        return tokens == null || tokenPrice == null ? null : tokenPrice.multiply(BigDecimal.valueOf(tokens));
    }

    private static BigDecimal part(long ceiling, BigDecimal ratio) {
        if (ceiling == 0) {
            return BigDecimal.ZERO;
        }
        return ratio == null ? null : ratio.multiply(BigDecimal.valueOf(ceiling));
    }
}
