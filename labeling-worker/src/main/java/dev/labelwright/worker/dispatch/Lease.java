package dev.labelwright.worker.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What is left of a dispatch's time.
 *
 * @param until when the dispatch is lost
 * @param margin what must be left at the end for the result to be heard
 * @param clock the worker's clock
 */
record Lease(Instant until, Duration margin, Clock clock) {

    /** How long a call or a pause may take that starts now; zero or less where there is no time. */
    Duration left() {
        return Duration.between(clock.instant(), until.minus(margin));
    }

    /** Whether that much is left, and something more. */
    boolean allows(Duration duration) {
        return left().compareTo(duration) > 0;
    }

    static boolean expired(Instant until, Clock clock) {
        return !clock.instant().isBefore(until);
    }
}
