package dev.labelwright.generation.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A task as clients see it.
 *
 * @param number its place in the generation, from 1
 * @param noteIds the notes that share it; none where it is about the patient
 * @param variables the names of the variables that it asks
 * @param status {@code WAITING}, {@code PENDING}, {@code DISPATCHED}, {@code DONE}, {@code FAILED} or {@code CANCELLED}
 * @param attempts the dispatches so far
 * @param ceilingTokens what one dispatch can use at most
 * @param tokens what the dispatches used
 * @param error why it has no answer, or why the last dispatch had none
 */
@Schema(name = "Task")
public record TaskView(
        UUID id,
        int number,
        String stage,
        String patientId,
        List<String> noteIds,
        List<String> variables,
        String status,
        int attempts,
        long ceilingTokens,
        long tokens,
        JsonNode error) {}
