package dev.labelwright.worker.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What may be used per minute, evenly spread: a tenth of it at once, and the rest as time goes by, so that no minute has
 * more of it. Something larger than that tenth waits for a full bucket, and what follows waits the longer. Not thread-safe.
 */
final class MinuteBudget {
    private static final int BURST = 10;

    private final Bucket bucket;
    private final long burst;

    /**
     * A full budget.
     *
     * @param perMinute the limit, at least 1
     * @param nanos the clock
     */
    MinuteBudget(long perMinute, LongSupplier nanos) {
        this.burst = Math.max(1, perMinute / BURST);
        this.bucket = new LocalBucketBuilder()
                .withCustomTimePrecision(new Meter(nanos))
                .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                .addLimit(limit ->
                        limit.capacity(burst).refillGreedy(Math.max(1, perMinute - burst), Duration.ofMinutes(1)))
                .build();
    }

    private record Meter(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    /** How long until so much can be taken, in nanoseconds. */
    long waitNanos(long amount) {
        return bucket.estimateAbilityToConsume(Math.min(amount, burst)).getNanosToWaitForRefill();
    }

    /** Takes so much, be it more than there is. */
    void take(long amount) {
        if (amount > 0) {
            bucket.consumeIgnoringRateLimits(amount);
        }
    }

    /** Gives back what was taken and not used. */
    void giveBack(long amount) {
        if (amount > 0) {
            bucket.addTokens(amount);
        }
    }
}
