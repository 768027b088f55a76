package dev.labelwright.worker.limit;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock that a test moves. */
final class TestNanos implements LongSupplier {

    private long now = 1_000_000_000;

    @Override
    public long getAsLong() {
        return now;
    }

    void pass(Duration duration) {
        now += duration.toNanos();
    }

    void passNanos(long nanos) {
        now += nanos;
    }
}
