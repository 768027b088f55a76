package dev.labelwright.generation;

/** Where a generation stands. Which follows which is in {@code docs/generation-states.md}. */
public enum GenerationStatus {
    /** Asked for; no planner has it yet. */
    REQUESTED(false),
    /** Its tasks are being made. */
    PLANNING(false),
    /** Tasks are handed out. */
    RUNNING(false),
    /** A person holds it; what is out comes to its end. */
    PAUSED(false),
    /** The next task does not fit into the budget; a person decides. */
    BUDGET_EXHAUSTED(false),
    /** Nothing is handed out any more; what is out comes to its end. */
    CANCELLING(false),
    CANCELLED(true),
    COMPLETED(true),
    /** Every task has ended, and some failed. */
    COMPLETED_WITH_ERRORS(true),
    /** It could not go on. */
    FAILED(true);

    private final boolean terminal;

    GenerationStatus(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether nothing goes on in it any more. */
    public boolean terminal() {
        return terminal;
    }
}
