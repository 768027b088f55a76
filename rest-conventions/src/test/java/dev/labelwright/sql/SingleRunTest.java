package dev.labelwright.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class SingleRunTest {
    /** Answers each step as it is told to, and counts. */
    private static final class Steps {
        private final Queue<Uni<Boolean>> answers = new ArrayDeque<>();
        private int taken;

        Steps then(Uni<Boolean> answer) {
            answers.add(answer);
            return this;
        }

        Steps then(boolean more) {
            return then(Uni.createFrom().item(more));
        }

        Uni<Boolean> next() {
            taken++;
            return answers.remove();
        }
    }

    @Test
    void stepsAreTakenUntilThereIsNoMoreToDo() {
        // Given two pieces of work
        Steps steps = new Steps().then(true).then(true).then(false);
        SingleRun run = new SingleRun(steps::next, Runnable::run);

        // When a run is requested
        run.request().await().indefinitely();

        // Then it looked a third time, and ended
        assertThat(steps.taken).isEqualTo(3);
    }

    @Test
    void aRequestDuringARunMakesItLookAgain() {
        // Given a run whose only step is still under way
        AtomicReference<UniEmitter<? super Boolean>> step = new AtomicReference<>();
        Steps steps = new Steps()
                .then(Uni.createFrom().<Boolean>emitter(step::set))
                .then(true)
                .then(false);
        SingleRun run = new SingleRun(steps::next, Runnable::run);
        AtomicBoolean ended = new AtomicBoolean();
        run.request().subscribe().with(done -> ended.set(true));

        // When another is requested, and the step then finds nothing
        run.request().await().indefinitely();
        int whileUnderWay = steps.taken;
        step.get().complete(false);

        // Then the second began none of its own, and the first looked again and did what it found
        assertThat(whileUnderWay).isEqualTo(1);
        assertThat(steps.taken).isEqualTo(3);
        assertThat(ended).isTrue();
    }

    @Test
    void manyRequestsDuringARunAreOneMoreLook() {
        // Given a run whose only step is still under way
        AtomicReference<UniEmitter<? super Boolean>> step = new AtomicReference<>();
        Steps steps =
                new Steps().then(Uni.createFrom().<Boolean>emitter(step::set)).then(false);
        SingleRun run = new SingleRun(steps::next, Runnable::run);
        run.request().subscribe().with(done -> {});

        // When it is requested over and over, and the step then ends
        for (int request = 0; request < 100; request++) {
            run.request().await().indefinitely();
        }
        step.get().complete(false);

        // Then it looked once more
        assertThat(steps.taken).isEqualTo(2);
    }

    @Test
    void aFailureEndsTheRunAndTheNextRequestTriesAgain() {
        // Given a step that fails, and work behind it
        Steps steps = new Steps()
                .then(true)
                .then(Uni.createFrom().failure(new java.io.IOException("away")))
                .then(true)
                .then(false);
        SingleRun run = new SingleRun(steps::next, Runnable::run);

        // When a run is requested twice
        run.request().await().indefinitely();
        int untilTheFailure = steps.taken;
        run.request().await().indefinitely();

        // Then the failure reached nobody, and the second run took up the work
        assertThat(untilTheFailure).isEqualTo(2);
        assertThat(steps.taken).isEqualTo(4);
    }

    @Test
    void aStepThatThrowsIsAFailureLikeAnother() {
        // Given a step that throws instead of answering, once
        AtomicInteger taken = new AtomicInteger();
        SingleRun run = new SingleRun(
                () -> {
                    if (taken.getAndIncrement() == 0) {
                        throw new IllegalStateException("a bug");
                    }
                    return Uni.createFrom().item(false);
                },
                Runnable::run);

        // When a run is requested twice
        run.request().await().indefinitely();
        run.request().await().indefinitely();

        // Then the second looked
        assertThat(taken).hasValue(2);
    }

    @Test
    void aRunBeginsWhereItIsToldTo() {
        // Given a place for runs that keeps them waiting
        List<Runnable> waiting = new ArrayList<>();
        Steps steps = new Steps().then(false);
        SingleRun run = new SingleRun(steps::next, waiting::add);

        // When one is requested, and the place then lets it go
        run.request().subscribe().with(done -> {});
        int before = steps.taken;
        waiting.forEach(Runnable::run);

        // Then it began there
        assertThat(before).isZero();
        assertThat(steps.taken).isEqualTo(1);
    }

    @Test
    void noTwoStepsEverRunAtOnce() throws Exception {
        // Given steps that take a moment on threads of their own, and notice company
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            SingleRun run = new SingleRun(
                    () -> Uni.createFrom()
                            .item(() -> {
                                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                int before = seen.getAndSet(asked.get());
                                LockSupport.parkNanos(10_000);
                                inside.decrementAndGet();
                                return before < asked.get();
                            })
                            .runSubscriptionOn(threads),
                    threads);

            // When requests come from everywhere
            List<Uni<Void>> requests = new ArrayList<>();
            for (int request = 0; request < 500; request++) {
                requests.add(Uni.createFrom()
                        .voidItem()
                        .emitOn(threads)
                        .invoke(asked::incrementAndGet)
                        .chain(run::request));
            }
            Uni.join().all(requests).andFailFast().await().atMost(java.time.Duration.ofSeconds(30));
        }

        // Then one at a time, and the last look saw every request
        assertThat(most).hasValue(1);
        assertThat(seen).hasValue(500);
    }
}
