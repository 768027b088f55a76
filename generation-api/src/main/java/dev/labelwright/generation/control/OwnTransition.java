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
import java.util.EnumSet;
import java.util.Set;

/** What a generation does by itself, and where that takes it. */
public enum OwnTransition {
    CLAIMED("a planner takes it", EnumSet.of(REQUESTED), EnumSet.of(PLANNING)),
    PLANNED(
            "it is planned; with nothing to do it has ended",
            EnumSet.of(PLANNING),
            EnumSet.of(RUNNING, COMPLETED, COMPLETED_WITH_ERRORS)),
    NOT_PLANNED("it cannot be planned, or no patient is left", EnumSet.of(PLANNING), EnumSet.of(FAILED)),
    OUT_OF_TOKENS(
            "the next task does not fit into the budget or the project's limit, and nothing is out",
            EnumSet.of(RUNNING),
            EnumSet.of(BUDGET_EXHAUSTED)),
    KEY_REFUSED(
            "the model's endpoint does not accept the key",
            EnumSet.of(RUNNING, PAUSED, BUDGET_EXHAUSTED),
            EnumSet.of(CANCELLING)),
    ENDED(
            "its last task has ended",
            EnumSet.of(RUNNING, PAUSED, BUDGET_EXHAUSTED),
            EnumSet.of(COMPLETED, COMPLETED_WITH_ERRORS)),
    STOPPED("its last task has ended", EnumSet.of(CANCELLING), EnumSet.of(CANCELLED, FAILED));

    private final String occasion;
    private final Set<GenerationStatus> from;
    private final Set<GenerationStatus> to;

    OwnTransition(String occasion, Set<GenerationStatus> from, Set<GenerationStatus> to) {
        this.occasion = occasion;
        this.from = Set.copyOf(from);
        this.to = Set.copyOf(to);
    }

    /** When it happens, in words. */
    public String occasion() {
        return occasion;
    }

    /** Whether it can happen in a state. */
    public boolean leaves(GenerationStatus status) {
        return from.contains(status);
    }

    /** Whether it can end in a state. */
    public boolean reaches(GenerationStatus status) {
        return to.contains(status);
    }
}
