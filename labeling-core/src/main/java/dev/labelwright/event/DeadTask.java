package dev.labelwright.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Tells that a task failed for good; on the topic of the dead tasks, beside the messages that no worker could read. Names
 * the task and holds nothing of it.
 *
 * @param taskId the task; also the message's key
 * @param round the round that failed
 * @param attempt the last dispatch of the round
 * @param generationId the generation
 * @param projectId the project
 * @param failure why
 * @param at when
 */
public record DeadTask(
        UUID taskId, int round, int attempt, UUID generationId, UUID projectId, TaskFailure failure, Instant at) {
    public DeadTask {
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(generationId, "generationId");
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(at, "at");
    }
}
