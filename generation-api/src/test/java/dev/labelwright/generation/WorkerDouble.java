package dev.labelwright.generation;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Topics;
import dev.labelwright.event.Usage;
import dev.labelwright.servers.TestTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Stands for the worker and review-api together: takes tasks off the real topics and answers with outcomes. */
public final class WorkerDouble {
    public static final Usage USAGE = new Usage(100, 40, 20);

    private final TestTopics topics = TestTopics.current();

    /** The tasks of a generation so far, once there are as many. */
    public List<LabelingTask> tasks(String generation, int count) {
        return topics
                .await(
                        Topics.LABELING_TASKS_INTERACTIVE,
                        records -> records.stream()
                                        .filter(record -> record.value().contains(generation))
                                        .count()
                                >= count,
                        Duration.ofSeconds(20))
                .stream()
                .map(record -> EventJson.read(record.value().getBytes(StandardCharsets.UTF_8), LabelingTask.class))
                .filter(task -> task.key().generationId().toString().equals(generation))
                .toList();
    }

    /** Every asked cell was written. */
    public void answer(LabelingTask task) {
        int cells = task.noteIds().size() * task.variables().size();
        send(new LabelingOutcome(
                task.key(),
                LabelingResult.Kind.ANSWERED,
                LabelingResult.Kind.ANSWERED,
                new CellOutcomes(cells, 0, 0, 0, 0, 0),
                USAGE,
                null));
    }

    /** The dispatch failed; the round stays open. */
    public void fail(LabelingTask task, TaskFailure.Code code, Usage usage) {
        send(new LabelingOutcome(
                task.key(),
                LabelingResult.Kind.ATTEMPT_FAILED,
                null,
                CellOutcomes.NONE,
                usage,
                new TaskFailure(code, "as the test says")));
    }

    /** The task was closed without an answer. */
    public void giveUp(LabelingResult result) {
        send(new LabelingOutcome(
                result.key(), result.kind(), result.kind(), CellOutcomes.NONE, Usage.NONE, result.failure()));
    }

    /** The lease ran out. */
    public void lose(LabelingTask task) {
        send(new LabelingOutcome(
                task.key(),
                LabelingResult.Kind.LOST,
                null,
                CellOutcomes.NONE,
                Usage.NONE,
                new TaskFailure(TaskFailure.Code.LEASE_LOST, "as the test says")));
    }

    /** The result that generation-api told itself for a task. */
    public LabelingResult told(LabelingTask task) {
        return topics
                .await(
                        Topics.LABELING_RESULTS,
                        records -> records.stream().anyMatch(record -> record.value()
                                .contains(task.key().taskId().toString())),
                        Duration.ofSeconds(20))
                .stream()
                .map(record -> EventJson.read(record.value().getBytes(StandardCharsets.UTF_8), LabelingResult.class))
                .filter(result -> result.key().taskId().equals(task.key().taskId()))
                .findFirst()
                .orElseThrow();
    }

    private void send(LabelingOutcome outcome) {
        topics.send(Topics.LABELING_OUTCOMES, outcome.key().messageKey(), EventJson.write(outcome));
    }
}
