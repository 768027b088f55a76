package dev.labelwright.review.quality.measure;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether the AI's values are right as often as its confidence says.
 *
 * <p>The expected calibration error is {@code Σ (n_b / N) · |accuracy_b − meanConfidence_b|} over ten bins of equal width:
 * M. P. Naeini, G. F. Cooper and M. Hauskrecht (2015), Obtaining well calibrated probabilities using Bayesian binning,
 * AAAI-15, 2901–2907.
 *
 * @param bins those that have values, by confidence
 * @param expectedCalibrationError 0 to 1; {@code null} without a value
 */
public record Calibration(
        List<Bin> bins,

        @Schema(nullable = true, examples = "0.0312") Double expectedCalibrationError) {
    private static final double WIDTH = 10;

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * The values with confidences from one bound on and below another; 1 is in the last bin.
     *
     * @param accuracy the share of them that is right
     */
    @Schema(name = "CalibrationBin")
    public record Bin(double from, double to, long count, double meanConfidence, double accuracy) {
        static Bin of(VariableCounts.BinCount bin) {
            return new Bin(
                    bin.bin() / WIDTH,
                    (bin.bin() + 1) / WIDTH,
                    bin.count(),
                    bin.confidence() / bin.count(),
                    (double) bin.correct() / bin.count());
        }
    }

    static Calibration of(List<VariableCounts.BinCount> counts) {
        List<Bin> bins = counts.stream().map(Bin::of).toList();
        double all = bins.stream().mapToLong(Bin::count).sum();
        double error = bins.stream()
                .mapToDouble(bin -> bin.count() / all * Math.abs(bin.accuracy() - bin.meanConfidence()))
                .sum();
        return new Calibration(bins, bins.isEmpty() ? null : error);
    }
}
