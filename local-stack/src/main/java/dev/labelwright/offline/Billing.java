package dev.labelwright.offline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;

/**
 * What a call costs, in tokens of {@code o200k_base}.
 *
 * <ul>
 *   <li>prompt tokens = the sum over the messages of (tokens of the content + {@value #PER_MESSAGE}) + {@value
 *       #PER_REQUEST} + tokens of the schema as compact JSON, in the order in which it was received
 *   <li>completion tokens = tokens of the content
 * </ul>
 */
public final class Billing {
    /** Tokens that a message costs beside its content. */
    public static final int PER_MESSAGE = 4;

    /** Tokens that a request costs beside its messages. */
    public static final int PER_REQUEST = 3;

    private Billing() {}

    static long promptTokens(ChatRequest request) {
        long tokens = PER_REQUEST;
        for (ChatRequest.Message message : request.messages()) {
            tokens += PER_MESSAGE + tokens(message.content());
        }
        JsonNode schema = request.schema();
        return schema.isMissingNode() ? tokens : tokens + tokens(schema.toString());
    }

    static long tokens(String text) {
        return TokenCounter.count(Tokenizer.O200K_BASE, text);
    }

    /** The longest beginning of a text that has at most so many tokens and ends between characters. */
    static String cut(String text, long limit) {
        int fits = 0;
        int tooLong = text.length() + 1;
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) >>> 1;
            if (tokens(beginning(text, middle)) <= limit) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return beginning(text, fits);
    }

    private static String beginning(String text, int length) {
        boolean splitsPair = length > 0
                && length < text.length()
                && Character.isLowSurrogate(text.charAt(length))
                && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splitsPair ? length - 1 : length);
    }
}
