package dev.labelwright.offline.baseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts text into words. Hyphens and slashes separate ({@code 62-year-old} is three words), an inner apostrophe does not,
 * a decimal point or thousands comma belongs to its number, and a unit glued to a number is a word of its own ({@code
 * 40mg}). Letters with digits after them stay together ({@code A1c}, {@code L5}), so that their digits are no numbers.
 */
final class WordScanner {
    /** Longer runs are identifiers or encoded data, kept as a place without a text. */
    private static final int LONGEST_WORD = 48;

    private final String text;
    private final Map<String, String> stems = new HashMap<>();
    private final List<Word> words = new ArrayList<>();

    private WordScanner(String text) {
        this.text = text;
    }

    static List<Word> scan(String text) {
        return new WordScanner(text).scan();
    }

    private List<Word> scan() {
        boolean afterBreak = false;
        int at = 0;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (!Character.isLetterOrDigit(unit)) {
                afterBreak |= unit == ';' || unit == '•';
                at++;
                continue;
            }
            int end = Character.isDigit(unit) ? numberEnd(at) : wordEnd(at);
            add(at, end, afterBreak);
            afterBreak = false;
            at = end;
        }
        return words;
    }

    private int numberEnd(int start) {
        int end = start;
        while (end < text.length() && isNumberUnit(end)) {
            end++;
        }
        return end;
    }

    private boolean isNumberUnit(int at) {
        char unit = text.charAt(at);
        boolean separator = unit == '.' || unit == ',';
        return Character.isDigit(unit)
                || (separator && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)));
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < text.length() && isWordUnit(end)) {
            end++;
        }
        return end;
    }

    private boolean isWordUnit(int at) {
        char unit = text.charAt(at);
        return Character.isLetterOrDigit(unit)
                || Character.getType(unit) == Character.NON_SPACING_MARK
                || (isApostrophe(unit) && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1)));
    }

    private static boolean isApostrophe(char unit) {
        return unit == '\'' || unit == '’';
    }

    private void add(int start, int end, boolean afterBreak) {
        if (end - start > LONGEST_WORD) {
            words.add(new Word(start, end, "", "", afterBreak));
            return;
        }
        String word = text.substring(start, end).toLowerCase(Locale.ROOT).replace('’', '\'');
        words.add(new Word(start, end, word, stems.computeIfAbsent(word, Stems::stem), afterBreak));
    }
}
