package dev.labelwright.rules.engine;

import dev.labelwright.generation.dispatch.DispatchConfiguration;
import java.time.Duration;

/** Windows and turns so small that a small project fills them. */
record SmallWindows(
        Duration lease,
        Duration grace,
        int outstanding,
        int window,
        int turn,
        long turnBytes,
        int attempts,
        Duration backoff)
        implements DispatchConfiguration {
    SmallWindows() {
        this(Duration.ofMinutes(10), Duration.ofSeconds(5), 12, 8, 5, 1 << 20, 3, Duration.ofSeconds(1));
    }
}
