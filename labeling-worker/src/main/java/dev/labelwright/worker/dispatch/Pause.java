package dev.labelwright.worker.dispatch;

import java.time.Duration;

/** Waits between two calls. */
@FunctionalInterface
public interface Pause {
    /**
     * Waits that long.
     *
     * @return whether to go on; {@code false} where the worker is stopping
     */
    boolean await(Duration duration);
}
