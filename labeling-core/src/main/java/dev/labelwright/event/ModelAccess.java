package dev.labelwright.event;

import dev.labelwright.tokens.Tokenizer;
import java.util.Objects;

/**
 * How a worker reaches a model. It names the secret; it never holds it.
 *
 * @param name the model's name in Labelwright, which the labels carry
 * @param baseUrl the OpenAI-compatible endpoint, up to and including its version ({@code …/v1})
 * @param modelName what the endpoint calls the model
 * @param apiKeyRef the name of the secret with the key, in the worker's surroundings; {@code null} where none is needed
 * @param maxTokensParameter the request's field for the output limit
 * @param tokenizer for the worker's own accounting where the endpoint reports no usage
 */
public record ModelAccess(
        String name,
        String baseUrl,
        String modelName,
        String apiKeyRef,
        MaxTokensParameter maxTokensParameter,
        Tokenizer tokenizer) {
    public ModelAccess {
        Objects.requireNonNull(name, "model name");
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(modelName, "modelName");
        Objects.requireNonNull(maxTokensParameter, "maxTokensParameter");
        Objects.requireNonNull(tokenizer, "tokenizer");
    }
}
