package dev.labelwright.generation.track;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * What is written to the row of what is out for a task.
 *
 * @param state the new state; {@code null} deletes the row
 * @param dueInMillis from now, when the new state calls for something to be done
 */
record DispatchChange(
        UUID taskId,
        DispatchRow.State state,
        int attempt,
        int windowIndex,
        long dueInMillis,
        long reservedTokens,
        long spentTokens,
        String closing,
        JsonNode error) {}
