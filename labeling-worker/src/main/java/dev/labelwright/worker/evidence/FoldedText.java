package dev.labelwright.worker.evidence;

import java.util.Arrays;

/**
 * A text without the differences that copying makes: {@link Typography} folded, each run of white space one space, none
 * at the ends, nothing invisible. Each folded code point remembers where it stood.
 */
final class FoldedText {
    private int[] codePoints;
    private int[] origins;
    private int length;

    private FoldedText(int capacity) {
        codePoints = new int[capacity];
        origins = new int[capacity];
    }

    static FoldedText of(int[] text) {
        FoldedText folded = new FoldedText(text.length + 1);
        boolean spaceBefore = false;
        for (int i = 0; i < text.length; i++) {
            if (Typography.space(text[i])) {
                spaceBefore = folded.length > 0;
            } else if (!Typography.invisible(text[i])) {
                if (spaceBefore) {
                    folded.add(' ', i - 1);
                    spaceBefore = false;
                }
                for (int part : Typography.fold(text[i])) {
                    folded.add(part, i);
                }
            }
        }
        folded.codePoints = Arrays.copyOf(folded.codePoints, folded.length);
        return folded;
    }

    private void add(int codePoint, int origin) {
        if (length == codePoints.length) {
            codePoints = Arrays.copyOf(codePoints, length * 2);
            origins = Arrays.copyOf(origins, length * 2);
        }
        codePoints[length] = codePoint;
        origins[length++] = origin;
    }

    int[] codePoints() {
        return codePoints;
    }

    /** Where the folded code point stood in the text. */
    int origin(int index) {
        return origins[index];
    }

    /** Whether a part begins and ends with whole characters of the text, and not within a ligature or before a mark. */
    boolean whole(int start, int end) {
        return (start == 0 || origins[start - 1] != origins[start])
                && (end == length || origins[end] != origins[end - 1]);
    }
}
