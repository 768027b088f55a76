package dev.labelwright.rules.engine;

import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingTask;
import java.util.List;
import java.util.UUID;

/**
 * The steps of a generation as the services take them, each in transactions of its own, with the messages between them in
 * the test's hands: it may hold one back, repeat it or lose it.
 */
public interface EngineUnderTest {
    /** Plans a requested generation, its draw included. */
    void plan(UUID generation);

    /**
     * Releases the next steps of patients whose present one is done.
     *
     * @return the results that take no model: of strategies, of cells without a candidate, and of what failed before
     */
    List<LabelingResult> release();

    /** One turn of the dispatcher; the tasks that it leased, or none where nothing is to be handed out. */
    List<LabelingTask> dispatch();

    /** What is to be told of leases that ran out and of tasks that are given up; settles what was orphaned. */
    List<LabelingResult> close();

    /** Applies results to the labels. */
    List<LabelingOutcome> apply(List<LabelingResult> results);

    /** Takes outcomes in: ends tasks, settles tokens, ends the generation. */
    void track(List<LabelingOutcome> outcomes);
}
