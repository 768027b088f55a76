package dev.labelwright.endtoend.race;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.LabelingResult;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of review.applied_result: the one end of a task's round.
 *
 * @param transaction the one that wrote it, and the labels with it
 */
record AppliedResult(
        UUID taskId,
        int round,
        UUID generationId,
        UUID dispatchId,
        LabelingResult.Kind closedAs,
        CellOutcomes cells,
        Instant at,
        long transaction) {}
