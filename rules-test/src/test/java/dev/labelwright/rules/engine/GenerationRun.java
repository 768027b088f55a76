package dev.labelwright.rules.engine;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.rules.database.HarnessClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Takes a planned generation through its steps, as the services do together; nothing is lost on the way. */
final class GenerationRun {
    /** Longer than a lease, a pause before a retry, and the grace after both. */
    private static final Duration STEP = Duration.ofHours(1);

    private static final int MOST_STEPS = 60;

    private final EngineUnderTest engine;
    private final ScriptedWorker worker;
    private final HarnessClock clock;

    GenerationRun(EngineUnderTest engine, ScriptedWorker worker, HarnessClock clock) {
        this.engine = engine;
        this.worker = worker;
        this.clock = clock;
    }

    /** Goes on until the generation has ended; fails where it does not. */
    void toTheEnd(BooleanSupplier ended) {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (ended.getAsBoolean()) {
                return;
            }
            if (!step()) {
                clock.step(STEP);
            }
        }
        throw new AssertionError("the generation does not end within %d steps".formatted(MOST_STEPS));
    }

    /** One round of everybody's work; whether there was any. */
    private boolean step() {
        List<LabelingResult> results = new ArrayList<>(engine.release());
        List<LabelingTask> tasks = engine.dispatch();
        tasks.stream().map(worker::answer).forEach(results::add);
        results.addAll(engine.close());
        if (!results.isEmpty()) {
            engine.track(engine.apply(results));
        }
        return !results.isEmpty();
    }
}
