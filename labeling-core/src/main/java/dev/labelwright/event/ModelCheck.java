package dev.labelwright.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Asks a worker, the only part that has keys, to try a model with some real, small calls.
 *
 * @param id this check; repeated in its result
 * @param modelId the model; also the message's key
 * @param model whom to ask
 * @param maxOutputTokens the longest answer that the model is said to give
 * @param until after this instant nobody waits for the result, and no call is to be made
 */
public record ModelCheck(UUID id, UUID modelId, ModelAccess model, int maxOutputTokens, Instant until) {
    public ModelCheck {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(until, "until");
        if (maxOutputTokens < 1) {
            throw new IllegalArgumentException("check %s: a model gives at least one token".formatted(id));
        }
    }
}
