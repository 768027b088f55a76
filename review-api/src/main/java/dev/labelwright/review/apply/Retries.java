package dev.labelwright.review.apply;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before a failed attempt is repeated: for an outage always, for a conflict a number of times. */
final class Retries {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final int mostConflicts;
    private int conflicts;
    private int outages;

    Retries(int mostConflicts) {
        this.mostConflicts = mostConflicts;
    }

    /** The pause before the next attempt; empty where there shall be none. */
    Optional<Duration> next(FailureKind kind) {
        return switch (kind) {
            case OUTAGE -> Optional.of(pause(outages++));
            case CONFLICT -> conflicts < mostConflicts ? Optional.of(pause(conflicts++)) : Optional.empty();
            case BATCH -> Optional.empty();
        };
    }

    /** Doubles each time, with a spread so that replicas do not meet again. */
    private static Duration pause(int failures) {
        long full = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures, 10));
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
