package dev.labelwright.event;

import java.util.Objects;
import java.util.UUID;

/**
 * Which dispatch of which task an event speaks of.
 *
 * @param taskId the task
 * @param round counts the times that a person asked for the task, from 1
 * @param attempt counts the dispatches within the round, from 1; of a long note, those of one window
 * @param dispatchId this one dispatch, which makes at most one billable call
 * @param generationId the generation of the task
 * @param projectId the project of the generation
 * @param patientId the patient of the task, also the Kafka key (with the project)
 */
public record DispatchKey(
        UUID taskId, int round, int attempt, UUID dispatchId, UUID generationId, UUID projectId, String patientId) {
    public DispatchKey {
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(dispatchId, "dispatchId");
        Objects.requireNonNull(generationId, "generationId");
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(patientId, "patientId");
        if (round < 1 || attempt < 1) {
            throw new IllegalArgumentException("task %s: round and attempt count from 1".formatted(taskId));
        }
    }

    /** The header of a task's message that has its dispatch, as JSON, for when the message itself cannot be read. */
    public static final String HEADER = "labelwright-dispatch";

    /** The key of the task's messages: one patient's messages stay in order. */
    public String messageKey() {
        return projectId + "/" + patientId;
    }
}
