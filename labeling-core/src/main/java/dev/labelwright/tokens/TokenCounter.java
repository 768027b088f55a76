package dev.labelwright.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;

/**
 * Counts tokens. Text is ordinary text: {@code <|endoftext|>} in a note is thirteen characters, not a control token.
 * Thread-safe.
 */
public final class TokenCounter {
    private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();

    private TokenCounter() {}

    /**
     * The tokens of a text standing alone.
     *
     * @return the exact number for an OpenAI encoding; the number of UTF-8 bytes for {@link Tokenizer#UNKNOWN}
     */
    public static int count(Tokenizer tokenizer, String text) {
        return switch (tokenizer) {
            case O200K_BASE -> encoding(EncodingType.O200K_BASE).countTokensOrdinary(carried(text));
            case CL100K_BASE -> encoding(EncodingType.CL100K_BASE).countTokensOrdinary(carried(text));
            case UNKNOWN -> text.getBytes(StandardCharsets.UTF_8).length;
        };
    }

    /** The text as UTF-8 carries it, half a surrogate pair as a question mark: jtokkit takes nothing else. */
    private static String carried(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Encoding encoding(EncodingType type) {
        return REGISTRY.getEncoding(type);
    }
}
