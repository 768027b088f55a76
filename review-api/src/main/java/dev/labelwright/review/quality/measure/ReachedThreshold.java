package dev.labelwright.review.quality.measure;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The lowest confidence from which on the AI's values are right as often as wanted.
 *
 * @param wantedPrecision the share of values that should be right
 * @param threshold 0 to 1; {@code null} where none reaches it
 * @param precision the share of values from the threshold on that is right
 * @param coverage the share of the AI's values that are from the threshold on
 */
@Schema(name = "Threshold", description = "The lowest confidence from which on the values are right as often as wanted")
public record ReachedThreshold(
        double wantedPrecision,
        @Schema(nullable = true) Double threshold,
        @Schema(nullable = true) Double precision,
        double coverage) {

    static ReachedThreshold of(double wanted, VariableCounts counts) {
        VariableCounts.Reached reached = counts.reached();
        if (reached == null) {
            return new ReachedThreshold(wanted, null, null, 0);
        }
        long all =
                counts.bins().stream().mapToLong(VariableCounts.BinCount::count).sum();
        return new ReachedThreshold(
                wanted,
                reached.threshold(),
                (double) reached.correct() / reached.count(),
                (double) reached.count() / all);
    }
}
