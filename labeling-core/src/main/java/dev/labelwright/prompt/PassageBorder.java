package dev.labelwright.prompt;

import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Where a text may be cut, as a reader would. By plain rules of its own: a border that changed with the version of a
 * library would move under a note whose first windows were asked before.
 */
final class PassageBorder {
    private static final String ENDS_OF_SENTENCES = ".!?…";

    /** Marks of scripts that put no space between sentences. */
    private static final String ENDS_WITHOUT_SPACE = "。！？｡";

    private PassageBorder() {}

    /** The last end of a sentence or line behind one position and up to another, in UTF-16 units. */
    static OptionalInt lastSentence(String text, int behind, int upTo) {
        return last(behind, upTo, border -> endsSentence(text, border));
    }

    /** The last beginning of a word behind one position and up to another. */
    static OptionalInt lastWord(String text, int behind, int upTo) {
        return last(behind, upTo, border -> beginsWord(text, border));
    }

    /** The first beginning of a word from one position on and before another. */
    static OptionalInt firstWord(String text, int from, int before) {
        return IntStream.range(from, before)
                .filter(border -> beginsWord(text, border))
                .findFirst();
    }

    private static OptionalInt last(int behind, int upTo, IntPredicate isBorder) {
        for (int border = upTo; border > behind; border--) {
            if (isBorder.test(border)) {
                return OptionalInt.of(border);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean endsSentence(String text, int border) {
        char last = text.charAt(border - 1);
        if (last == '\n' || ENDS_WITHOUT_SPACE.indexOf(last) >= 0) {
            return true;
        }
        if (!beginsWord(text, border)) {
            return false;
        }
        int end = border - 1;
        while (end > 0 && Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return ENDS_OF_SENTENCES.indexOf(text.charAt(end)) >= 0;
    }

    private static boolean beginsWord(String text, int border) {
        return border > 0
                && border < text.length()
                && Character.isWhitespace(text.charAt(border - 1))
                && !Character.isWhitespace(text.charAt(border));
    }
}
