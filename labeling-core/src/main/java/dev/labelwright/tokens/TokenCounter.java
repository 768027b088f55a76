package dev.labelwright.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

    /** The length in UTF-8 bytes of each token of a text standing alone; a token can end within a character. */
    static int[] byteLengths(Tokenizer tokenizer, String text) {
        return switch (tokenizer) {
            case O200K_BASE -> byteLengths(encoding(EncodingType.O200K_BASE), text);
            case CL100K_BASE -> byteLengths(encoding(EncodingType.CL100K_BASE), text);
            case UNKNOWN -> {
                int[] each = new int[text.getBytes(StandardCharsets.UTF_8).length];
                Arrays.fill(each, 1);
                yield each;
            }
        };
    }

    private static int[] byteLengths(Encoding encoding, String text) {
        IntArrayList tokens = encoding.encodeOrdinary(carried(text));
        int[] lengths = new int[tokens.size()];
        IntArrayList one = new IntArrayList(1);
        for (int token = 0; token < lengths.length; token++) {
            one.clear();
            one.add(tokens.get(token));
            lengths[token] = encoding.decodeBytes(one).length;
        }
        return lengths;
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
