package dev.labelwright.worker.limit;

import dev.labelwright.event.Usage;
import dev.labelwright.worker.call.CallReply;
import dev.labelwright.worker.dispatch.Lane;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * Lets the calls to one model pass, in the order in which they came, those of the interactive lane first. Thread-safe;
 * made for virtual threads that wait.
 */
final class ModelLimiter {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Lane, Deque<Object>> waiting = new EnumMap<>(Lane.class);
    private final ModelGate gate;
    private boolean stopping;
    private long throttled;

    ModelLimiter(ModelGate gate) {
        this.gate = gate;
        for (Lane lane : Lane.values()) {
            waiting.put(lane, new ArrayDeque<>());
        }
    }

    Optional<Turn> enter(MinuteLimits limits, Lane lane, long mostTokens, Duration atMost) {
        Object place = new Object();
        lock.lock();
        try {
            gate.allow(limits);
            waiting.get(lane).add(place);
            return await(place, lane, mostTokens, atMost.toNanos())
                    ? Optional.of(turn(lane, mostTokens))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            waiting.get(lane).remove(place);
            changed.signalAll();
            lock.unlock();
        }
    }

    private boolean await(Object place, Lane lane, long mostTokens, long atMost) throws InterruptedException {
        long left = atMost;
        while (!stopping && left > 0) {
            long wait = isNext(place, lane) ? gate.waitNanos(lane, mostTokens) : ModelGate.UNTIL_A_CALL_ENDS;
            if (wait == 0) {
                return true;
            }
            long step = Math.min(wait, left);
            left -= step - Math.max(0, changed.awaitNanos(step));
        }
        return false;
    }

    private boolean isNext(Object place, Lane lane) {
        boolean first = waiting.get(lane).peekFirst() == place;
        return switch (lane) {
            case INTERACTIVE -> first;
            case BULK -> first && waiting.get(Lane.INTERACTIVE).isEmpty();
        };
    }

    private Turn turn(Lane lane, long mostTokens) {
        long started = gate.start(lane, mostTokens);
        return reply -> over(reply, lane, mostTokens, started);
    }

    private void over(CallReply reply, Lane lane, long mostTokens, long started) {
        lock.lock();
        try {
            switch (reply) {
                case CallReply.Answered answered -> {
                    gate.well(lane, started);
                    gate.giveBack(
                            mostTokens - answered.usage().map(Usage::total).orElse(mostTokens));
                }
                case CallReply.TurnedAway(var failure, var retryAfter) -> {
                    throttled++;
                    gate.tooMuch(lane, started, retryAfter);
                    gate.giveBack(mostTokens);
                }
                case CallReply.Failed failed -> {
                    gate.leave(lane);
                    gate.giveBack(mostTokens);
                }
                case CallReply.Lost lost -> gate.leave(lane);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends away who waits, and lets nobody pass any more. */
    void stop() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether no call is out and none waits. */
    boolean idle() {
        return waiting() == 0 && inFlight() == 0;
    }

    int limit() {
        return reading(gate::limit);
    }

    int inFlight() {
        return reading(gate::inFlight);
    }

    int waiting() {
        return reading(() -> waiting.values().stream().mapToInt(Deque::size).sum());
    }

    /** How many calls the endpoint turned away. */
    double throttled() {
        return reading(() -> (int) Math.min(throttled, Integer.MAX_VALUE));
    }

    private int reading(IntSupplier figure) {
        lock.lock();
        try {
            return figure.getAsInt();
        } finally {
            lock.unlock();
        }
    }
}
