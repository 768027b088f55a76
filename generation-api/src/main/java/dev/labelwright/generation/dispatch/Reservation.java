package dev.labelwright.generation.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.TaskFailure;
import java.time.Instant;
import java.util.UUID;

/** What is written to {@code catalog.dispatch} for a task of a turn. */
record Reservation(
        UUID taskId,
        String state,
        int round,
        int attempt,
        int windowIndex,
        UUID dispatchId,
        Instant dueAt,
        long reservedTokens,
        String closing,
        JsonNode error) {

    /** A worker, or this process, may hold the task until its lease ends. */
    static Reservation dispatched(TurnRows.Candidate task, UUID dispatch, Instant leaseUntil, long tokens) {
        return new Reservation(
                task.taskId(),
                "DISPATCHED",
                task.round(),
                task.attempt(),
                task.windowIndex(),
                dispatch,
                leaseUntil,
                tokens,
                null,
                null);
    }

    /** The task cannot be asked any more; its end is to be told. */
    static Reservation givenUp(TurnRows.Candidate task, UUID dispatch, Instant now, TaskFailure failure) {
        return new Reservation(
                task.taskId(),
                "CLOSING",
                task.round(),
                task.attempt(),
                task.windowIndex(),
                dispatch,
                now,
                0,
                "GIVEN_UP",
                EventJson.mapper().valueToTree(failure));
    }
}
