package dev.labelwright.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The field of a chat request that limits the output; newer endpoints know the first, older ones the second. */
public enum MaxTokensParameter {
    @JsonProperty("max_completion_tokens")
    MAX_COMPLETION_TOKENS,
    @JsonProperty("max_tokens")
    MAX_TOKENS
}
