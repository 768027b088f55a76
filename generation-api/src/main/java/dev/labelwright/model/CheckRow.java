package dev.labelwright.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.ModelCheckResult;
import java.time.Instant;
import java.util.UUID;

/** The row of a model's last check. */
record CheckRow(
        UUID id,
        UUID modelId,
        CheckView.Status status,
        boolean store,
        Instant requestedAt,
        Instant answeredAt,
        JsonNode result) {

    /** What a worker found; {@code null} before it answered. */
    ModelCheckResult parsed() {
        return result == null || result.isNull()
                ? null
                : EventJson.mapper().convertValue(result, ModelCheckResult.class);
    }
}
