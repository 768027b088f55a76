package dev.labelwright.review.quality;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.quality.measure.MeasuredVariable;
import dev.labelwright.review.quality.measure.Measures;
import dev.labelwright.review.quality.measure.VariableCounts;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What people made of a variable's drafts, and how well these agree with them.
 *
 * @param reviewed labels that somebody decided on: the sum of the four
 * @param added labels that a person added
 */
@Schema(name = "VariableQuality", description = "What people made of a variable's drafts")
public record VariableQuality(
        @Schema(examples = "Smoking status") String variable,
        long reviewed,
        long accepted,
        long edited,
        long rejected,
        long added,
        @JsonUnwrapped Measures measures) {

    static VariableQuality of(MeasuredVariable variable, VariableCounts counts, double wantedPrecision) {
        Map<String, Long> decisions = counts.tally();
        return new VariableQuality(
                variable.name(),
                decisions.values().stream().mapToLong(Long::longValue).sum(),
                count(decisions, ReviewStatus.ACCEPTED),
                count(decisions, ReviewStatus.EDITED),
                count(decisions, ReviewStatus.REJECTED),
                count(decisions, ReviewStatus.MANUAL),
                Measures.of(variable, counts, wantedPrecision));
    }

    private static long count(Map<String, Long> decisions, ReviewStatus status) {
        return decisions.getOrDefault(status.name(), 0L);
    }
}
