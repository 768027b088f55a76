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
 * @param requestsPerMinute the endpoint's limit; {@code null} where it has none
 * @param tokensPerMinute the endpoint's limit; {@code null} where it has none
 * @param logprobs whether to ask for the probabilities of the answer's tokens; {@code null} for no
 * @param answerFormat in which form to ask for the answer; {@code null} for {@code JSON_SCHEMA}
 */
public record ModelAccess(
        String name,
        String baseUrl,
        String modelName,
        String apiKeyRef,
        MaxTokensParameter maxTokensParameter,
        Tokenizer tokenizer,
        Integer requestsPerMinute,
        Long tokensPerMinute,
        Boolean logprobs,
        AnswerFormat answerFormat) {
    public ModelAccess {
        logprobs = Objects.requireNonNullElse(logprobs, false);
        answerFormat = Objects.requireNonNullElse(answerFormat, AnswerFormat.JSON_SCHEMA);
        Objects.requireNonNull(name, "model name");
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(modelName, "modelName");
        Objects.requireNonNull(maxTokensParameter, "maxTokensParameter");
        Objects.requireNonNull(tokenizer, "tokenizer");
    }

    /** A model without limits that is asked in the usual way. */
    public ModelAccess(
            String name,
            String baseUrl,
            String modelName,
            String apiKeyRef,
            MaxTokensParameter maxTokensParameter,
            Tokenizer tokenizer) {
        this(name, baseUrl, modelName, apiKeyRef, maxTokensParameter, tokenizer, null, null, null, null);
    }
}
