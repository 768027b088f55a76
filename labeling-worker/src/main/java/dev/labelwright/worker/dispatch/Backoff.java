package dev.labelwright.worker.dispatch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before asking again: twice as long each time, up to a limit, and a random part of it, so that the
 * workers that were turned away together do not come back together.
 */
final class Backoff {
    private static final int MAX_DOUBLINGS = 30;

    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;

    Backoff(Duration first, Duration most, RandomGenerator random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    /**
     * The pause after the given number of refusals.
     *
     * @param refusals how often the endpoint turned the dispatch away, from 1
     */
    Duration pause(int refusals) {
        long doubled = first.toMillis() << Math.min(refusals - 1, MAX_DOUBLINGS);
        long longest = doubled < first.toMillis() ? most.toMillis() : Math.min(doubled, most.toMillis());
        return Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
    }
}
