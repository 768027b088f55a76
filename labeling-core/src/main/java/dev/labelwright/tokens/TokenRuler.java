package dev.labelwright.tokens;

import java.util.Arrays;

/** Where the tokens of a text end, so that any passage of it is measured without counting it anew. */
public final class TokenRuler {
    /** For each token, the first border of a character at or behind its end, in UTF-16 units. */
    private final int[] ends;

    private TokenRuler(int[] ends) {
        this.ends = ends;
    }

    /** The ruler of a text. */
    public static TokenRuler of(Tokenizer tokenizer, String text) {
        int[] ends = TokenCounter.byteLengths(tokenizer, text);
        int position = 0;
        long bytesToPosition = 0;
        long bytes = 0;
        for (int token = 0; token < ends.length; token++) {
            bytes += ends[token];
            while (bytesToPosition < bytes) {
                int character = text.codePointAt(position);
                bytesToPosition += utf8Length(character);
                position += Character.charCount(character);
            }
            ends[token] = position;
        }
        return new TokenRuler(ends);
    }

    /** How many tokens the text has. */
    public int tokens() {
        return ends.length;
    }

    /** How many tokens have ended at a position, in UTF-16 units. */
    public int endedAt(int position) {
        int found = Arrays.binarySearch(ends, position + 1);
        int first = found < 0 ? -found - 1 : found;
        // Tokens within one character end together.
        while (first > 0 && ends[first - 1] > position) {
            first--;
        }
        return first;
    }

    /** The first border of a character where so many tokens have ended, in UTF-16 units. */
    public int end(int tokens) {
        return tokens <= 0 ? 0 : ends[Math.min(tokens, ends.length) - 1];
    }

    /** Half a surrogate pair is carried as a question mark. */
    private static int utf8Length(int character) {
        if (character < 0x80 || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 3 : 4;
    }
}
