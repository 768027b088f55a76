package dev.labelwright.generation.track;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** How a task ended: what is written to its row, once a round. */
record TaskEnd(
        UUID taskId, UUID generationId, String patientId, String status, int attempts, long tokens, JsonNode error) {}
