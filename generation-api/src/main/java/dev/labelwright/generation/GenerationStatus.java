package dev.labelwright.generation;

/** Where a generation stands. */
public enum GenerationStatus {
    REQUESTED(false),
    PLANNING(false),
    RUNNING(false),
    PAUSED(false),
    BUDGET_EXHAUSTED(false),
    CANCELLING(false),
    CANCELLED(true),
    COMPLETED(true),
    COMPLETED_WITH_ERRORS(true),
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
