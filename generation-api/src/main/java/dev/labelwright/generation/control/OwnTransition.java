package dev.labelwright.generation.control;

import static dev.labelwright.generation.GenerationStatus.BUDGET_EXHAUSTED;
import static dev.labelwright.generation.GenerationStatus.CANCELLED;
import static dev.labelwright.generation.GenerationStatus.CANCELLING;
import static dev.labelwright.generation.GenerationStatus.COMPLETED;
import static dev.labelwright.generation.GenerationStatus.COMPLETED_WITH_ERRORS;
import static dev.labelwright.generation.GenerationStatus.FAILED;
import static dev.labelwright.generation.GenerationStatus.PAUSED;
import static dev.labelwright.generation.GenerationStatus.PLANNING;
import static dev.labelwright.generation.GenerationStatus.REQUESTED;
import static dev.labelwright.generation.GenerationStatus.RUNNING;

import dev.labelwright.generation.GenerationStatus;
import java.util.List;

/**
 * What a generation does by itself.
 *
 * @param from the states in which it can happen
 * @param occasion when it does, in words
 * @param to the states in which it can end
 */
public record OwnTransition(List<GenerationStatus> from, String occasion, List<GenerationStatus> to) {
    /** All of them, in the order of a generation's way. */
    public static final List<OwnTransition> ALL = List.of(
            new OwnTransition(List.of(REQUESTED), "a planner takes it", List.of(PLANNING)),
            new OwnTransition(
                    List.of(PLANNING),
                    "it is planned; with nothing to do it has ended",
                    List.of(RUNNING, COMPLETED, COMPLETED_WITH_ERRORS)),
            new OwnTransition(
                    List.of(PLANNING), "it cannot be planned, or no patient is left to draw", List.of(FAILED)),
            new OwnTransition(
                    List.of(RUNNING),
                    "nothing is out, and the next task does not fit into the budget or the project's limit",
                    List.of(BUDGET_EXHAUSTED)),
            new OwnTransition(
                    List.of(RUNNING, PAUSED, BUDGET_EXHAUSTED),
                    "the model's endpoint does not accept the key",
                    List.of(CANCELLING)),
            new OwnTransition(
                    List.of(RUNNING, PAUSED, BUDGET_EXHAUSTED),
                    "its last task has ended",
                    List.of(COMPLETED, COMPLETED_WITH_ERRORS)),
            new OwnTransition(List.of(CANCELLING), "its last task has ended", List.of(CANCELLED, FAILED)));

    public OwnTransition {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
