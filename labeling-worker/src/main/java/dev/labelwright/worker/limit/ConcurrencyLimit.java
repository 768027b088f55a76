package dev.labelwright.worker.limit;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import java.util.concurrent.TimeUnit;

/**
 * How many calls may be out at once: one more after each round of calls that went well, half as many when the endpoint
 * says that it is too much. Not thread-safe.
 *
 * <p>AIMDLimit alone would count each of forty calls that were turned away together as a reason of its own to go down,
 * and each of forty that went well as one to go up.
 */
final class ConcurrencyLimit {
    private static final double BACKOFF = 0.5;
    /** A call's duration says how long the answer is, and nothing of the load. */
    private static final long NO_TIMEOUT_HOURS = 24;

    private final AIMDLimit limit;
    private long changed;
    private int wellSince;

    /**
     * A limit that begins where it can be highest: being told that it is too much costs nothing.
     *
     * @param most as many calls as the worker has slots
     * @param now of the clock in nanoseconds that {@code started} is of
     */
    ConcurrencyLimit(int most, long now) {
        this.changed = now;
        this.limit = AIMDLimit.newBuilder()
                .initialLimit(most)
                .maxLimit(most)
                .minLimit(1)
                .backoffRatio(BACKOFF)
                .timeout(NO_TIMEOUT_HOURS, TimeUnit.HOURS)
                .build();
    }

    int get() {
        return limit.getLimit();
    }

    /** A call was served. */
    void well(long started, long now, int inFlight) {
        if (started - changed < 0) {
            return;
        }
        wellSince++;
        if (wellSince >= get()) {
            limit.onSample(started, now - started, inFlight, false);
            changed = now;
            wellSince = 0;
        }
    }

    /** A call was turned away; those that were out already when the limit last went down say nothing new. */
    void tooMuch(long started, long now, int inFlight) {
        if (started - changed < 0) {
            return;
        }
        limit.onSample(started, 0, inFlight, true);
        changed = now;
        wellSince = 0;
    }
}
