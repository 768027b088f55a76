package dev.labelwright.generation.preview;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a preview is promoted.
 *
 * @param confidenceThreshold below which a draft does not count, 0 to 1; the preview's own where absent
 */
@Schema(name = "PromoteBody")
public record PromoteBody(BigDecimal confidenceThreshold) {
    void check() {
        if (confidenceThreshold != null
                && (confidenceThreshold.signum() < 0 || confidenceThreshold.compareTo(BigDecimal.ONE) > 0)) {
            throw ProblemException.ofField(ErrorCode.RULE_BROKEN, "confidenceThreshold", "must be between 0 and 1");
        }
    }
}
