package dev.labelwright.worker.dispatch;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Counts the tasks that run, and lets none in any more once the worker stops. */
public final class RunningTasks {
    private final Map<Lane, Integer> running = new EnumMap<>(Lane.class);
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Lets a task in, and counts it, unless the worker is stopping. */
    public synchronized boolean enter(Lane lane) {
        if (stopping()) {
            return false;
        }
        running.merge(lane, 1, Integer::sum);
        return true;
    }

    /** Takes note that a task is over, its result heard or given up. */
    public synchronized void leave(Lane lane) {
        running.merge(lane, -1, Integer::sum);
        notifyAll();
    }

    /** How many tasks run in the lane. */
    public synchronized int running(Lane lane) {
        return running.getOrDefault(lane, 0);
    }

    /** Lets no further task in, and wakes those that pause between two calls. */
    public synchronized void stop() {
        stopping.countDown();
    }

    private boolean stopping() {
        return stopping.getCount() == 0;
    }

    /**
     * Waits until no task runs.
     *
     * @return how many still run when the time is over
     */
    public synchronized int awaitIdle(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (total() > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return total();
            }
            wait(left);
        }
        return 0;
    }

    /** Waits that long, or until the worker stops; says whether to go on. */
    boolean pause(Duration duration) {
        try {
            return !stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int total() {
        return running.values().stream().mapToInt(Integer::intValue).sum();
    }
}
