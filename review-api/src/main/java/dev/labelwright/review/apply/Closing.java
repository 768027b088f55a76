package dev.labelwright.review.apply;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.TaskFailure;
import java.util.UUID;

/**
 * The one end of a round.
 *
 * @param closedAs the kind of the result that ended it
 * @param cells how its cells ended; zero where there was no answer
 * @param failure why there was none; {@code null} where there was one
 */
record Closing(
        UUID taskId,
        int round,
        UUID generationId,
        UUID dispatchId,
        LabelingResult.Kind closedAs,
        CellOutcomes cells,
        TaskFailure failure) {
    static Closing of(LabelingResult result, CellOutcomes cells) {
        return new Closing(
                result.key().taskId(),
                result.key().round(),
                result.key().generationId(),
                result.key().dispatchId(),
                result.kind(),
                cells,
                result.failure());
    }

    @JsonIgnore
    Round key() {
        return new Round(taskId, round);
    }
}
