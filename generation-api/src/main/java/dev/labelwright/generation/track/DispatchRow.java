package dev.labelwright.generation.track;

import java.util.UUID;

/** What is out for a task, as its row says. */
record DispatchRow(
        UUID taskId,
        State state,
        int round,
        int attempt,
        int windowIndex,
        UUID dispatchId,
        long reservedTokens,
        long spentTokens) {

    /** See {@code catalog.dispatch}. */
    enum State {
        DISPATCHED,
        RETRY,
        CLOSING,
        ORPHANED
    }

    boolean awaits(UUID dispatch) {
        return dispatchId.equals(dispatch) && (state == State.DISPATCHED || state == State.ORPHANED);
    }

    DispatchRow withState(State changed) {
        return new DispatchRow(taskId, changed, round, attempt, windowIndex, dispatchId, reservedTokens, spentTokens);
    }

    DispatchRow retrying(long spent) {
        return new DispatchRow(taskId, State.RETRY, round, attempt, windowIndex, dispatchId, 0, spent);
    }

    /** For the window after an answered one; attempts count anew. */
    DispatchRow nextWindow(long spent) {
        return new DispatchRow(taskId, State.RETRY, round, 0, windowIndex + 1, dispatchId, 0, spent);
    }

    DispatchRow closing(long spent) {
        return new DispatchRow(taskId, State.CLOSING, round, attempt, windowIndex, dispatchId, 0, spent);
    }
}
