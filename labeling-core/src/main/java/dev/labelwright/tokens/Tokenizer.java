package dev.labelwright.tokens;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a model cuts text into tokens. */
public enum Tokenizer {
    /** OpenAI's encoding of GPT-4o and later. */
    @JsonProperty("o200k_base")
    O200K_BASE,
    /** OpenAI's encoding of GPT-3.5 and GPT-4. */
    @JsonProperty("cl100k_base")
    CL100K_BASE,
    /** Any other: bounded by the length in UTF-8 bytes, which no byte-level tokenizer exceeds. */
    UNKNOWN;

    /** Whether counts are exact, or the bound by bytes. */
    public Counting counting() {
        return this == UNKNOWN ? Counting.UTF8_BYTES : Counting.EXACT;
    }

    /** What a count of tokens means. */
    public enum Counting {
        EXACT,
        UTF8_BYTES
    }
}
