package dev.labelwright.stack;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Does independent things side by side. */
final class Parallel {
    private Parallel() {}

    /**
     * Runs all and returns their results in order.
     *
     * @throws StackException what the first of them that failed threw, once all have ended
     */
    static <T> List<T> all(List<Callable<T>> tasks) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream<Future<T>> futures = executor.invokeAll(tasks).stream();
            return futures.map(Parallel::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The start was interrupted.", e);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackException failure) {
                throw failure;
            }
            throw new StackException("The start failed: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The start was interrupted.", e);
        }
    }
}
