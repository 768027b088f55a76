package dev.labelwright.event;

import java.util.Objects;

/**
 * What review-api made of a result.
 *
 * @param key which dispatch
 * @param kind how the dispatch ended
 * @param closedAs the result kind that closed the task's round, now or by an earlier result; {@code null} while the
 *     round is open
 * @param cells how the cells of a closed round ended; zero while it is open, and where it was closed without an answer
 * @param usage what this dispatch used
 * @param failure why the dispatch, or the closed round, has no answer; {@code null} where it has one
 */
public record LabelingOutcome(
        DispatchKey key,
        LabelingResult.Kind kind,
        LabelingResult.Kind closedAs,
        CellOutcomes cells,
        Usage usage,
        TaskFailure failure) {
    public LabelingOutcome {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(cells, "cells");
        Objects.requireNonNull(usage, "usage");
        if (closedAs != null && !closedAs.closes()) {
            throw new IllegalArgumentException("task %s: %s closes no round".formatted(key.taskId(), closedAs));
        }
    }
}
