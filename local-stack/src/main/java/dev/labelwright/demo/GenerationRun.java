package dev.labelwright.demo;

import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.Selection;
import dev.labelwright.demo.screen.ProgressDisplay;
import dev.labelwright.demo.screen.Screen;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;

/** Starts a generation, watches it to its end and insists that every task is done. */
final class GenerationRun {
    private static final Duration STALLED = Duration.ofMinutes(5);

    private final LabelwrightClient client;
    private final Screen screen;
    private final InstantSource clock;
    private final Duration betweenLooks;

    GenerationRun(LabelwrightClient client, Screen screen, InstantSource clock, Duration betweenLooks) {
        this.client = client;
        this.screen = screen;
        this.clock = clock;
        this.betweenLooks = betweenLooks;
    }

    /**
     * The generation as it ended.
     *
     * @throws DemoFailedException unless it completed with every task done, within its ceiling
     */
    Generation run(String projectId, Selection selection) {
        Generation generation = client.generate(projectId, selection);
        ProgressDisplay display = new ProgressDisplay(screen, clock);
        Instant changed = clock.instant();
        while (!generation.status().terminal()) {
            pause();
            Generation next = client.generation(projectId, generation.id());
            if (next.version() != generation.version() || next.status() == Generation.Status.PAUSED) {
                changed = clock.instant();
            }
            generation = next;
            display.show(generation);
            if (generation.status() == Generation.Status.BUDGET_EXHAUSTED) {
                throw new DemoFailedException("The generation stopped at its token budget; the demo set none.");
            }
            if (Duration.between(changed, clock.instant()).compareTo(STALLED) > 0) {
                throw new DemoFailedException("The generation is %s and did not move for %d minutes: %s"
                        .formatted(generation.status(), STALLED.toMinutes(), tasks(generation)));
            }
        }
        insist(projectId, generation);
        return generation;
    }

    private void insist(String projectId, Generation generation) {
        Generation.Tasks tasks = generation.progress().tasks();
        if (generation.status() != Generation.Status.COMPLETED || tasks.total() == 0 || tasks.done() != tasks.total()) {
            throw new DemoFailedException("The generation ended %s: %s.%s%s"
                    .formatted(
                            generation.status(),
                            tasks(generation),
                            generation.error().isObject() ? " " + generation.error() : "",
                            failures(projectId, generation)));
        }
        if (generation.tokens().total() > generation.tokens().ceiling()) {
            throw new DemoFailedException("The generation used %d tokens, more than its ceiling of %d."
                    .formatted(generation.tokens().total(), generation.tokens().ceiling()));
        }
    }

    private String failures(String projectId, Generation generation) {
        return client.failedTasks(projectId, generation.id()).stream()
                .filter(task -> task.error() != null)
                .collect(Collectors.groupingBy(
                        task -> task.error().code() + ": " + task.error().message(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(failure -> "\n  - " + failure.getValue() + " x " + failure.getKey())
                .sorted()
                .collect(Collectors.joining());
    }

    private static String tasks(Generation generation) {
        Generation.Tasks tasks = generation.progress().tasks();
        return "%d of %d tasks done, %d failed, %d cancelled"
                .formatted(tasks.done(), tasks.total(), tasks.failed(), tasks.cancelled());
    }

    private void pause() {
        try {
            Thread.sleep(betweenLooks);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("The demo was interrupted.", e);
        }
    }
}
