package dev.labelwright.review.validation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.labelwright.review.quality.measure.MeasuredVariable;
import dev.labelwright.review.quality.measure.Measures;
import dev.labelwright.review.quality.measure.VariableCounts;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How well drafts agree with a validation set.
 *
 * @param generationId whose drafts; {@code null} for those that are there now
 */
@Schema(name = "SetAgreement", description = "How well drafts agree with a validation set")
public record SetAgreement(
        UUID validationSetId,

        @Schema(nullable = true, description = "Whose drafts; null for those that are there now")
        UUID generationId,

        List<VariableAgreement> variables) {
    public SetAgreement {
        variables = List.copyOf(variables);
    }

    /**
     * That of one variable.
     *
     * @param items how many values the set has; only those whose cells were asked are compared
     */
    @Schema(name = "VariableAgreement")
    public record VariableAgreement(
            @Schema(examples = "Smoking status") String variable,
            long items,
            @JsonUnwrapped Measures measures) {
        static VariableAgreement of(MeasuredVariable variable, VariableCounts counts, double wantedPrecision) {
            return new VariableAgreement(
                    variable.name(),
                    counts.tally().getOrDefault("items", 0L),
                    Measures.of(variable, counts, wantedPrecision));
        }
    }
}
