package dev.labelwright.review.apply;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a batch ended.
 *
 * @param applied what was applied
 * @param spoiled the messages that could not be
 */
record BatchEnd(AppliedBatch applied, List<DeadLetter> spoiled) {
    static final BatchEnd NOTHING = new BatchEnd(AppliedBatch.NOTHING, List.of());

    BatchEnd {
        spoiled = List.copyOf(spoiled);
    }

    static BatchEnd of(AppliedBatch applied) {
        return new BatchEnd(applied, List.of());
    }

    static BatchEnd of(DeadLetter spoiled) {
        return new BatchEnd(AppliedBatch.NOTHING, List.of(spoiled));
    }

    BatchEnd and(BatchEnd next) {
        return new BatchEnd(
                applied.and(next.applied),
                Stream.concat(spoiled.stream(), next.spoiled.stream()).toList());
    }
}
