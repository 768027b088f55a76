package dev.labelwright.worker.limit;

import dev.labelwright.event.ModelAccess;
import dev.labelwright.worker.dispatch.Lane;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The limiters of the models that this worker asks: one for each endpoint and its name of the model. Thread-safe. */
public final class ModelLimiters implements Turnstile {
    private final Settings settings;
    private final MeterRegistry registry;
    private final Map<Key, Measured> limiters = new LinkedHashMap<>(16, 0.75f, true);
    private boolean stopping;

    /**
     * How the worker limits itself.
     *
     * @param bulkSlots tasks of large generations at once
     * @param interactiveSlots tasks that somebody waits for at once
     * @param share this worker's part of what a model allows per minute, above 0 and at most 1
     * @param longestStandstill the longest that one {@code Retry-After} stops all calls to a model
     * @param mostModels how many models are remembered
     */
    public record Settings(
            int bulkSlots, int interactiveSlots, double share, Duration longestStandstill, int mostModels) {
        public Settings {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("labelwright.worker.limit.share must be above 0 and at most 1");
            }
        }
    }

    private record Key(String baseUrl, String modelName) {}

    private record Measured(ModelLimiter limiter, List<Meter> meters) {}

    public ModelLimiters(Settings settings, MeterRegistry registry) {
        this.settings = settings;
        this.registry = registry;
    }

    @Override
    public Optional<Turn> enter(ModelAccess model, Lane lane, long mostTokens, Duration atMost) {
        return of(model).enter(MinuteLimits.of(model, settings.share()), lane, mostTokens, atMost);
    }

    /** Sends away who waits, and lets nobody pass any more. */
    public synchronized void stop() {
        stopping = true;
        limiters.values().forEach(measured -> measured.limiter().stop());
    }

    private synchronized ModelLimiter of(ModelAccess model) {
        Key key = new Key(model.baseUrl(), model.modelName());
        Measured known = limiters.get(key);
        if (known != null) {
            return known.limiter();
        }
        forgetIdle();
        Measured created = create(model);
        limiters.put(key, created);
        return created.limiter();
    }

    private void forgetIdle() {
        var eldest = limiters.entrySet().iterator();
        while (limiters.size() >= settings.mostModels() && eldest.hasNext()) {
            Measured measured = eldest.next().getValue();
            if (measured.limiter().idle()) {
                measured.meters().forEach(registry::remove);
                eldest.remove();
            }
        }
    }

    private Measured create(ModelAccess model) {
        ModelGate gate = new ModelGate(
                new ModelGate.Slots(settings.bulkSlots(), settings.interactiveSlots()),
                settings.longestStandstill(),
                System::nanoTime);
        ModelLimiter limiter = new ModelLimiter(gate);
        if (stopping) {
            limiter.stop();
        }
        List<Meter> meters = new ArrayList<>();
        meters.add(gauge("labelwright.worker.model.limit", model, limiter, ModelLimiter::limit));
        meters.add(gauge("labelwright.worker.model.in.flight", model, limiter, ModelLimiter::inFlight));
        meters.add(gauge("labelwright.worker.model.waiting", model, limiter, ModelLimiter::waiting));
        meters.add(FunctionCounter.builder("labelwright.worker.model.throttled", limiter, ModelLimiter::throttled)
                .tag("model", model.name())
                .register(registry));
        return new Measured(limiter, meters);
    }

    private Meter gauge(String name, ModelAccess model, ModelLimiter limiter, ToDoubleFunction<ModelLimiter> figure) {
        return Gauge.builder(name, limiter, figure).tag("model", model.name()).register(registry);
    }
}
