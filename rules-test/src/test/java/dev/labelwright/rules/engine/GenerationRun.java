package dev.labelwright.rules.engine;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.generation.dispatch.DispatchAccess;
import dev.labelwright.rules.database.HarnessClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Takes a planned generation through its steps, as the services do together. */
final class GenerationRun {
    /** Longer than a lease, a pause before a retry, and the grace after both. */
    private static final Duration STEP = Duration.ofHours(1);

    private static final int MOST_STEPS = 120;

    private final EngineUnderTest engine;
    private final FirstAttempts post;
    private final HarnessClock clock;

    GenerationRun(EngineUnderTest engine, FirstAttempts post, HarnessClock clock) {
        this.engine = engine;
        this.post = post;
        this.clock = clock;
    }

    /** Goes on until the generation has ended; fails where it does not. */
    void toTheEnd(BooleanSupplier ended) {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (!step()) {
                if (ended.getAsBoolean()) {
                    return;
                }
                clock.step(STEP);
            }
        }
        throw new AssertionError("the generation does not end within %d steps".formatted(MOST_STEPS));
    }

    /** One round of everybody's work; whether there was any. */
    private boolean step() {
        boolean worked = engine.release();
        DispatchAccess.Turn turn = engine.dispatch();
        List<LabelingResult> results = new ArrayList<>(turn.results());
        results.addAll(post.send(turn.tasks()));
        if (!turn.turned()) {
            results.addAll(engine.close());
        }
        if (!results.isEmpty()) {
            engine.track(engine.apply(results));
        }
        return worked || turn.turned() || !results.isEmpty();
    }
}
