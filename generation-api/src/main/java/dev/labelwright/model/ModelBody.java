package dev.labelwright.model;

import dev.labelwright.address.BaseUrl;
import dev.labelwright.event.AnswerFormat;
import dev.labelwright.event.MaxTokensParameter;
import dev.labelwright.problem.Violations;
import dev.labelwright.tokens.Tokenizer;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client says of a model.
 *
 * @param name unique in the installation, at most 200 characters
 * @param provider {@code OPENAI_COMPATIBLE}
 * @param baseUrl the endpoint up to and including its version, {@code http} or {@code https}
 * @param modelName what the endpoint calls the model
 * @param apiKeyRef the name of a secret that the worker has; never the secret
 * @param contextTokens the model's window
 * @param maxOutputTokens the longest answer that the model gives
 * @param maxTokensParameter the request's field for the output limit; {@code max_completion_tokens} where absent
 * @param tokenizer how the model counts; {@code UNKNOWN} where absent
 * @param overheadTokens what the server adds to a prompt; 0 where absent
 * @param inputPricePerMillion decimal string, per million tokens; 0 where absent
 * @param cachedInputPricePerMillion as above; the input price where absent
 * @param outputPricePerMillion as above; 0 where absent
 * @param currency ISO 4217; {@code USD} where absent
 * @param requestsPerMinute the endpoint's limit, if it has one
 * @param tokensPerMinute the endpoint's limit, if it has one
 * @param logprobs whether the model is asked for the probabilities of its answer's tokens; {@code false} where absent
 * @param answerFormat in which form the model is asked to answer; {@code JSON_SCHEMA} where absent
 */
@Schema(name = "ModelBody")
public record ModelBody(
        String name,
        Provider provider,
        String baseUrl,
        String modelName,
        String apiKeyRef,
        Integer contextTokens,
        Integer maxOutputTokens,
        MaxTokensParameter maxTokensParameter,
        Tokenizer tokenizer,
        Integer overheadTokens,
        String inputPricePerMillion,
        String cachedInputPricePerMillion,
        String outputPricePerMillion,
        String currency,
        Integer requestsPerMinute,
        Long tokensPerMinute,
        Boolean logprobs,
        AnswerFormat answerFormat) {

    private static final int LONGEST = 200;
    private static final int MOST_TOKENS = 100_000_000;
    private static final Pattern PRICE = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
    private static final Pattern SECRET_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** The protocol of an endpoint. */
    public enum Provider {
        OPENAI_COMPATIBLE
    }

    void validate() {
        Violations violations = new Violations();
        violations.requireText(name, "name", LONGEST);
        violations.requireText(modelName, "modelName", LONGEST);
        if (violations.requireText(baseUrl, "baseUrl", 2_000)) {
            BaseUrl.brokenRule(baseUrl).ifPresent(rule -> violations.require(false, "baseUrl", rule));
        }
        violations.require(
                apiKeyRef == null || SECRET_NAME.matcher(apiKeyRef).matches(),
                "apiKeyRef",
                "must be a secret's name: 1 to 100 letters, digits, '_', '.' or '-'");
        violations.require(contextTokens != null, "contextTokens", "is required");
        violations.requireRange(contextTokens, "contextTokens", 1, MOST_TOKENS);
        violations.require(maxOutputTokens != null, "maxOutputTokens", "is required");
        violations.requireRange(maxOutputTokens, "maxOutputTokens", 1, MOST_TOKENS);
        violations.requireRange(overheadTokens, "overheadTokens", 0, MOST_TOKENS);
        violations.requireRange(requestsPerMinute, "requestsPerMinute", 1, Integer.MAX_VALUE);
        violations.requireRange(tokensPerMinute, "tokensPerMinute", 1, Long.MAX_VALUE);
        requirePrice(violations, inputPricePerMillion, "inputPricePerMillion");
        requirePrice(violations, cachedInputPricePerMillion, "cachedInputPricePerMillion");
        requirePrice(violations, outputPricePerMillion, "outputPricePerMillion");
        violations.require(
                currency == null || CURRENCY.matcher(currency).matches(), "currency", "must be three capital letters");
        violations.throwIfAny();
    }

    static BigDecimal price(String price, BigDecimal otherwise) {
        return price == null ? otherwise : new BigDecimal(price);
    }

    private static void requirePrice(Violations violations, String price, String field) {
        violations.require(
                price == null || PRICE.matcher(price).matches(),
                field,
                "must be a decimal string with at most 6 places, as \"0.15\"");
    }
}
