package dev.labelwright.event;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param requestsPerMinute how many calls the endpoint allows to all workers together; {@code null} where it does not say
 * @param tokensPerMinute how many tokens, input and output, it allows to them; {@code null} where it does not say
 * @param answerFormat how the answer's form is asked for; {@code null} reads as {@code JSON_SCHEMA}
 * @param logprobs whether to ask for the probabilities of the answer's tokens, where confidence comes from then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelAccess(
        String name,
        String baseUrl,
        String modelName,
        String apiKeyRef,
        MaxTokensParameter maxTokensParameter,
        Tokenizer tokenizer,
        Integer requestsPerMinute,
        Long tokensPerMinute,
        AnswerFormat answerFormat,
        boolean logprobs) {
    public ModelAccess {
        Objects.requireNonNull(name, "model name");
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(modelName, "modelName");
        Objects.requireNonNull(maxTokensParameter, "maxTokensParameter");
        Objects.requireNonNull(tokenizer, "tokenizer");
        answerFormat = Objects.requireNonNullElse(answerFormat, AnswerFormat.JSON_SCHEMA);
    }

    /** A model without limits of its own that answers by schema. */
    public ModelAccess(
            String name,
            String baseUrl,
            String modelName,
            String apiKeyRef,
            MaxTokensParameter maxTokensParameter,
            Tokenizer tokenizer) {
        this(name, baseUrl, modelName, apiKeyRef, maxTokensParameter, tokenizer, null, null, null, false);
    }
}
