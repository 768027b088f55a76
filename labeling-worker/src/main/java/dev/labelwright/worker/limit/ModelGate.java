package dev.labelwright.worker.limit;

import dev.labelwright.worker.dispatch.Lane;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The rules by which calls to one model start: no more at once than {@link ConcurrencyLimit} says, none while the
 * endpoint wants to be left alone, and within what a minute allows. Not thread-safe.
 */
final class ModelGate {
    /** What {@link #waitNanos} says where no clock helps, but the end of another call. */
    static final long UNTIL_A_CALL_ENDS = Long.MAX_VALUE;

    private final Slots slots;
    private final Duration longestStandstill;
    private final LongSupplier nanos;
    private final ConcurrencyLimit limit;
    private final Map<Lane, Integer> inFlight = new EnumMap<>(Lane.class);
    private Optional<MinuteBudget> requests = Optional.empty();
    private Optional<MinuteBudget> tokens = Optional.empty();
    private MinuteLimits minute = MinuteLimits.NONE;
    private long closedUntil;

    /**
     * The worker's slots.
     *
     * @param bulk of large generations
     * @param interactive of those that somebody waits for
     */
    record Slots(int bulk, int interactive) {
        int all() {
            return bulk + interactive;
        }
    }

    ModelGate(Slots slots, Duration longestStandstill, LongSupplier nanos) {
        this.slots = slots;
        this.longestStandstill = longestStandstill;
        this.nanos = nanos;
        this.closedUntil = nanos.getAsLong();
        this.limit = new ConcurrencyLimit(slots.all(), closedUntil);
    }

    /** From now on keeps these limits; a change begins with a full budget. */
    void allow(MinuteLimits limits) {
        if (limits.equals(minute)) {
            return;
        }
        minute = limits;
        requests = limits.requests().map(most -> new MinuteBudget(most, nanos));
        tokens = limits.tokens().map(most -> new MinuteBudget(most, nanos));
    }

    /** How long a call must wait: 0 where it may start now. */
    long waitNanos(Lane lane, long mostTokens) {
        if (inFlight(lane) >= most(lane) || inFlight() >= limit.get()) {
            return UNTIL_A_CALL_ENDS;
        }
        long wait = Math.max(0, closedUntil - nanos.getAsLong());
        wait = Math.max(wait, requests.map(budget -> budget.waitNanos(1)).orElse(0L));
        return Math.max(wait, tokens.map(budget -> budget.waitNanos(mostTokens)).orElse(0L));
    }

    /** A call starts, and may use so many tokens; returns its start. */
    long start(Lane lane, long mostTokens) {
        inFlight.merge(lane, 1, Integer::sum);
        requests.ifPresent(budget -> budget.take(1));
        tokens.ifPresent(budget -> budget.take(mostTokens));
        return nanos.getAsLong();
    }

    /** A call was turned away: fewer from now on, and none at all as long as the endpoint wishes, within bounds. */
    void tooMuch(Lane lane, long started, Optional<Duration> retryAfter) {
        long now = nanos.getAsLong();
        limit.tooMuch(started, now, inFlight());
        retryAfter.ifPresent(wish -> {
            Duration closed = wish.compareTo(longestStandstill) < 0 ? wish : longestStandstill;
            closedUntil = Math.max(closedUntil - now, closed.toNanos()) + now;
        });
        leave(lane);
    }

    /** A call was served. */
    void well(Lane lane, long started) {
        limit.well(started, nanos.getAsLong(), inFlight());
        leave(lane);
    }

    /** A call ended in a way that says nothing of the load. */
    void leave(Lane lane) {
        inFlight.merge(lane, -1, Integer::sum);
    }

    /** Tokens that a call might have used and did not. */
    void giveBack(long unused) {
        tokens.ifPresent(budget -> budget.giveBack(unused));
    }

    int limit() {
        return limit.get();
    }

    int inFlight() {
        return inFlight(Lane.BULK) + inFlight(Lane.INTERACTIVE);
    }

    private int inFlight(Lane lane) {
        return inFlight.getOrDefault(lane, 0);
    }

    /** Of a lowered limit the interactive lane keeps its share, so that a large generation never fills it alone. */
    private int most(Lane lane) {
        int most = limit.get();
        return switch (lane) {
            case INTERACTIVE -> most;
            case BULK -> Math.max(1, most - Math.ceilDiv(most * slots.interactive(), slots.all()));
        };
    }
}
