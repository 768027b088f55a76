package dev.labelwright.model;

import dev.labelwright.event.MaxTokensParameter;
import dev.labelwright.event.ModelAccess;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.rest.DecimalString;
import dev.labelwright.tokens.Tokenizer;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A model as clients see it, and as a generation remembers it. Prices are decimal strings per million tokens. */
@Schema(name = "Model")
public record ModelView(
        UUID id,
        String name,
        ModelBody.Provider provider,
        String baseUrl,
        String modelName,
        String apiKeyRef,
        int contextTokens,
        int maxOutputTokens,
        MaxTokensParameter maxTokensParameter,
        Tokenizer tokenizer,
        int overheadTokens,
        String inputPricePerMillion,
        String cachedInputPricePerMillion,
        String outputPricePerMillion,
        String currency,
        Integer requestsPerMinute,
        Long tokensPerMinute,
        Instant createdAt) {

    /** The view of a model's row. */
    public static ModelView of(ModelEntity model) {
        return new ModelView(
                model.id,
                model.name,
                ModelBody.Provider.valueOf(model.provider),
                model.baseUrl,
                model.modelName,
                model.apiKeyRef,
                model.contextTokens,
                model.maxOutputTokens,
                MaxTokensParameter.valueOf(model.maxTokensParameter.toUpperCase(Locale.ROOT)),
                Tokenizer.valueOf(model.tokenizer.toUpperCase(Locale.ROOT)),
                model.overheadTokens,
                DecimalString.of(model.inputPricePerMillion),
                DecimalString.of(model.cachedInputPricePerMillion),
                DecimalString.of(model.outputPricePerMillion),
                model.currency,
                model.requestsPerMinute,
                model.tokensPerMinute,
                model.createdAt);
    }

    /** What a worker needs of it. */
    public ModelAccess access() {
        return new ModelAccess(
                name,
                baseUrl,
                modelName,
                apiKeyRef,
                maxTokensParameter,
                tokenizer,
                requestsPerMinute,
                tokensPerMinute,
                null,
                false);
    }

    /** What a ceiling needs of it. */
    public ModelLimits limits() {
        return new ModelLimits(tokenizer, contextTokens, maxOutputTokens, overheadTokens);
    }
}
