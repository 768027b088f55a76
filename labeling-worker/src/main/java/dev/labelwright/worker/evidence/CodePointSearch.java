package dev.labelwright.worker.evidence;

/** Finds a sequence of code points in a longer one in linear time (Knuth, Morris and Pratt). */
final class CodePointSearch {
    private CodePointSearch() {}

    /** The index of the first occurrence; -1 where there is none, or where the wanted sequence is empty. */
    static int indexOf(int[] text, int[] wanted) {
        if (wanted.length == 0 || wanted.length > text.length) {
            return -1;
        }
        int[] fallbacks = fallbacks(wanted);
        int matched = 0;
        for (int i = 0; i < text.length; i++) {
            while (matched > 0 && text[i] != wanted[matched]) {
                matched = fallbacks[matched - 1];
            }
            if (text[i] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return i - wanted.length + 1;
            }
        }
        return -1;
    }

    /** For each prefix of the wanted sequence, the length of its longest proper prefix that is also its suffix. */
    private static int[] fallbacks(int[] wanted) {
        int[] fallbacks = new int[wanted.length];
        int length = 0;
        for (int i = 1; i < wanted.length; i++) {
            while (length > 0 && wanted[i] != wanted[length]) {
                length = fallbacks[length - 1];
            }
            if (wanted[i] == wanted[length]) {
                length++;
            }
            fallbacks[i] = length;
        }
        return fallbacks;
    }
}
