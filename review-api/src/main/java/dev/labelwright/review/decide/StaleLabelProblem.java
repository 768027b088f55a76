package dev.labelwright.review.decide;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.rest.ProblemDocument;
import dev.labelwright.review.list.LabelView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The problem document of a stale decision, with the label as it is now.
 *
 * @param label to decide on anew
 */
@Schema(name = "StaleLabelProblem", description = "A problem document with the label as it is now")
public record StaleLabelProblem(@JsonUnwrapped ProblemDocument problem, LabelView label) {
    static StaleLabelProblem of(LabelView label, String instance) {
        ErrorCode code = ErrorCode.STALE_VERSION;
        return new StaleLabelProblem(
                new ProblemDocument(
                        code.type(),
                        code.title(),
                        code.status(),
                        "The label has version %d now; nothing was changed.".formatted(label.version()),
                        instance,
                        code,
                        null,
                        null),
                label);
    }
}
