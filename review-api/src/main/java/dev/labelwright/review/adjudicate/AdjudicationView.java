package dev.labelwright.review.adjudicate;

import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.ReviewerDecision;
import dev.labelwright.review.list.LabelRow;
import dev.labelwright.review.list.LabelView;
import dev.labelwright.review.panel.Settlement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A label with everything that its reviewers decided, side by side.
 *
 * @param label with the model's draft
 * @param agree whether the decisions are the same: then the project asked for more reviewers at the time
 * @param decisions of the reviewers, in the order in which they were made
 * @param etag for {@code If-Match}: another one once a reviewer decides anew
 */
@Schema(name = "Adjudication", description = "A label with everything that its reviewers decided, side by side")
public record AdjudicationView(
        LabelView label,

        @Schema(description = "Whether all hold the same to be right; they were too few when they decided")
        boolean agree,

        List<ReviewerDecision> decisions,

        @Schema(description = "For If-Match", examples = "\"1.2.1772446530120000\"")
        String etag) {
    public AdjudicationView {
        decisions = List.copyOf(decisions);
    }

    static AdjudicationView of(LabelRow row) {
        Label label = row.label();
        return new AdjudicationView(
                LabelView.of(row), Settlement.agree(label.reviewers()), label.reviewers(), etag(label));
    }

    private static String etag(Label label) {
        long last = ChronoUnit.MICROS.between(Instant.EPOCH, label.lastDecided().orElse(Instant.EPOCH));
        return label.isUnsettled()
                ? "\"%d.%d.%d\"".formatted(label.version(), label.reviewers().size(), last)
                : "\"%d\"".formatted(label.version());
    }
}
