package dev.labelwright.review.validation;

import dev.labelwright.review.quality.measure.Rates;
import dev.labelwright.review.quality.statistics.Outcomes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How well the drafts of one generation agree with a validation set.
 *
 * @param ordinal its place in the project's history
 * @param variables those of the set of which it drafted something
 */
@Schema(name = "GenerationAgreement", description = "How well the drafts of one generation agree with a validation set")
public record GenerationAgreement(
        UUID generationId, int ordinal, Instant startedAt, String status, List<VariableRates> variables) {
    public GenerationAgreement {
        variables = List.copyOf(variables);
    }

    /** Those of one variable; what is compared and what a positive is are as in the set's agreement. */
    @Schema(name = "VariableRates")
    public record VariableRates(
            String variable,
            long compared,
            double agreement,
            @Schema(nullable = true) Double precision,
            @Schema(nullable = true) Double recall,
            @Schema(nullable = true) Double f1) {
        static VariableRates of(WaveRow.Counts counts) {
            Rates rates =
                    Rates.of(new Outcomes(counts.truePositives(), counts.falsePositives(), counts.falseNegatives(), 0));
            return new VariableRates(
                    counts.variable(),
                    counts.units(),
                    (double) counts.agreed() / counts.units(),
                    rates.precision(),
                    rates.recall(),
                    rates.f1());
        }
    }

    static GenerationAgreement of(WaveRow row) {
        return new GenerationAgreement(
                row.id(),
                row.ordinal(),
                row.startedAt(),
                row.status(),
                row.variables().stream().map(VariableRates::of).toList());
    }
}
