package dev.labelwright.review.apply;

import dev.labelwright.event.LabelingOutcome;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a batch.
 *
 * @param outcomes one for each result, repeated ones included
 * @param closings the rounds that this batch closed
 */
record AppliedBatch(List<LabelingOutcome> outcomes, List<Closing> closings) {
    static final AppliedBatch NOTHING = new AppliedBatch(List.of(), List.of());

    AppliedBatch {
        outcomes = List.copyOf(outcomes);
        closings = List.copyOf(closings);
    }

    AppliedBatch and(AppliedBatch next) {
        return new AppliedBatch(
                Stream.concat(outcomes.stream(), next.outcomes.stream()).toList(),
                Stream.concat(closings.stream(), next.closings.stream()).toList());
    }
}
