package dev.labelwright.worker.evidence;

import java.util.Arrays;

/**
 * A text without the differences that copying makes: letters in one case, each run of white space (line breaks and
 * no-break spaces too) one space, none at the ends. Each folded code point remembers where it stood.
 */
final class FoldedText {
    private final int[] codePoints;
    private final int[] origins;

    private FoldedText(int[] codePoints, int[] origins) {
        this.codePoints = codePoints;
        this.origins = origins;
    }

    static FoldedText of(int[] text) {
        int[] codePoints = new int[text.length];
        int[] origins = new int[text.length];
        int length = 0;
        boolean spaceBefore = false;
        for (int i = 0; i < text.length; i++) {
            if (isSpace(text[i])) {
                spaceBefore = length > 0;
                continue;
            }
            if (spaceBefore) {
                codePoints[length] = ' ';
                origins[length++] = i - 1;
                spaceBefore = false;
            }
            codePoints[length] = fold(text[i]);
            origins[length++] = i;
        }
        return new FoldedText(Arrays.copyOf(codePoints, length), Arrays.copyOf(origins, length));
    }

    int[] codePoints() {
        return codePoints;
    }

    /** Where the folded code point stood in the text. */
    int origin(int index) {
        return origins[index];
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** One code point for one, so that places stay places; upper case first, since some letters differ only there. */
    private static int fold(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }
}
