package dev.labelwright.worker;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Usage;
import dev.labelwright.worker.dispatch.Lane;
import dev.labelwright.worker.dispatch.RunningTasks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.Locale;

/** What the worker measures. Labels are closed sets of words: never a note's, a patient's or a task's. */
@Singleton
public class WorkerMetrics {
    private final MeterRegistry registry;

    WorkerMetrics(MeterRegistry registry, RunningTasks running) {
        this.registry = registry;
        for (Lane lane : Lane.values()) {
            registry.gauge(
                    "labelwright.worker.tasks.running",
                    Tags.of("lane", lane.label()),
                    running,
                    tasks -> tasks.running(lane));
        }
    }

    /** A dispatch ended with this result. */
    public void ended(LabelingResult result) {
        String kind = result.kind().name().toLowerCase(Locale.ROOT);
        registry.counter("labelwright.worker.results", "kind", kind).increment();
        if (result.failure() != null) {
            String code = result.failure().code().name().toLowerCase(Locale.ROOT);
            registry.counter("labelwright.worker.failures", "code", code).increment();
        }
        Usage usage = result.usage();
        tokens("input", usage.input());
        tokens("cached_input", usage.cachedInput());
        tokens("output", usage.output());
    }

    /** A task was dropped because its lease had passed. */
    public void expired() {
        registry.counter("labelwright.worker.tasks.expired").increment();
    }

    /** A message could not be read. */
    public void unreadable() {
        registry.counter("labelwright.worker.tasks.unreadable").increment();
    }

    private void tokens(String kind, long count) {
        registry.counter("labelwright.worker.tokens", "kind", kind).increment((double) count);
    }
}
