package dev.labelwright.prompt;

import dev.labelwright.tokens.Tokenizer;
import java.util.Objects;

/**
 * What a ceiling needs to know of a model.
 *
 * @param tokenizer how it counts
 * @param contextTokens its window: input and output together
 * @param maxOutputTokens the longest answer that it gives
 * @param overheadTokens what its server adds to a prompt
 */
public record ModelLimits(Tokenizer tokenizer, int contextTokens, int maxOutputTokens, int overheadTokens) {
    public ModelLimits {
        Objects.requireNonNull(tokenizer, "tokenizer");
        if (contextTokens < 1 || maxOutputTokens < 1 || overheadTokens < 0) {
            throw new IllegalArgumentException(
                    "a model's limits are positive: " + contextTokens + ", " + maxOutputTokens + ", " + overheadTokens);
        }
    }
}
