package dev.labelwright.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A task that failed for good, or a message that no worker could read.
 *
 * @param id of the letter
 * @param state what became of it
 * @param projectId the task's project; {@code null} where nothing says whose message it was, as the next four
 * @param generationId the task's generation
 * @param taskId the task
 * @param round the round that failed
 * @param attempt the dispatch that was the last
 * @param code the kind of failure
 * @param reason for people; no note text
 * @param topic where the message lies that could not be read; {@code null} where it could, as the next two
 * @param partition of the topic
 * @param offset in the partition
 * @param at when it was put down
 */
@Schema(name = "DeadLetter")
public record DeadLetterView(
        UUID id,
        State state,
        UUID projectId,
        UUID generationId,
        UUID taskId,
        Integer round,
        Integer attempt,
        String code,
        String reason,
        String topic,
        Integer partition,
        Long offset,
        Instant at) {

    /** What became of a dead letter. */
    public enum State {
        /** The task is failed; it can be asked for again. */
        FAILED,
        /** The task is about to end as failed. */
        ENDING,
        /** Somebody asked for the task again, or it ended otherwise after all. */
        REPLAYED,
        /** Nothing says which task it was of. */
        UNKNOWN_TASK
    }

    /** Its place in the list. */
    List<String> place() {
        return List.of(id.toString());
    }
}
