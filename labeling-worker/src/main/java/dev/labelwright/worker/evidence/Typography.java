package dev.labelwright.worker.evidence;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * What a character is, whatever its typography: letters in one case and without ligatures, straight quotation marks, one
 * kind of dash, marks apart from their letters. Digits stay what they are: a raised 2 is not a 2.
 */
final class Typography {
    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final int SOFT_HYPHEN = 0xAD;
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int WORD_JOINER = 0x2060;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private static final Map<Integer, String> PLAIN = plain();

    private Typography() {}

    private static Map<Integer, String> plain() {
        Map<Integer, String> plain = new HashMap<>();
        "\u2018\u2019\u201A\u201B\u2032".codePoints().forEach(quote -> plain.put(quote, "'"));
        "\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB".codePoints().forEach(quote -> plain.put(quote, "\""));
        "\u2010\u2011\u2012\u2013\u2014\u2015\u2212".codePoints().forEach(dash -> plain.put(dash, "-"));
        plain.put(0x2026, "...");
        plain.put(0xFB00, "ff");
        plain.put(0xFB01, "fi");
        plain.put(0xFB02, "fl");
        plain.put(0xFB03, "ffi");
        plain.put(0xFB04, "ffl");
        plain.put(0xFB05, "st");
        plain.put(0xFB06, "st");
        return plain;
    }

    /** Whether it takes no room on paper. */
    static boolean invisible(int codePoint) {
        return codePoint == SOFT_HYPHEN
                || (codePoint >= ZERO_WIDTH_SPACE && codePoint <= ZERO_WIDTH_JOINER)
                || codePoint == WORD_JOINER
                || codePoint == BYTE_ORDER_MARK;
    }

    /** White space of any kind: line breaks and no-break spaces too. */
    static boolean space(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** What stands for a visible character: one code point, or more. */
    static int[] fold(int codePoint) {
        if (codePoint < FIRST_BEYOND_ASCII) {
            return new int[] {Character.toLowerCase(codePoint)};
        }
        String plain = PLAIN.get(codePoint);
        String apart = plain == null ? Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD) : plain;
        // Upper case first, since some letters differ only there.
        return apart.codePoints()
                .map(part -> Character.toLowerCase(Character.toUpperCase(part)))
                .toArray();
    }
}
