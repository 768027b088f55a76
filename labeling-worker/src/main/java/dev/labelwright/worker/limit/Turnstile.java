package dev.labelwright.worker.limit;

import dev.labelwright.event.ModelAccess;
import dev.labelwright.worker.dispatch.Lane;
import java.time.Duration;
import java.util.Optional;

/** What every call passes before it is made. */
@FunctionalInterface
public interface Turnstile {
    /**
     * Waits until a call may be made.
     *
     * @param model whom to ask
     * @param lane whose slot the task has
     * @param mostTokens the most that the call can use
     * @param atMost how long the task can wait
     * @return nothing where its turn does not come in that time, or the worker stops
     */
    Optional<Turn> enter(ModelAccess model, Lane lane, long mostTokens, Duration atMost);
}
