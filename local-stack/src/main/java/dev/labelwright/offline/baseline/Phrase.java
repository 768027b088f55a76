package dev.labelwright.offline.baseline;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Cuts a name, an instruction or a definition into phrases, and phrases into stems. */
public final class Phrase {
    private static final Pattern BREAK = Pattern.compile(
            "[,;:()\\[\\]\"“”/|?\\n]|[.!](?=\\s|$)|\\b(?:or|e\\.g|i\\.e|such as|including)\\b|(?<=\\s)'|'(?=\\s|$)");

    private Phrase() {}

    /** The text between punctuation marks and the word "or". */
    static List<String> parts(String text) {
        return BREAK.splitAsStream(text).filter(part -> !part.isBlank()).toList();
    }

    /** The stems of all of a text's words. */
    public static List<String> stems(String text) {
        return stems(text, word -> false);
    }

    /** The stems of a text's words, without those that say nothing. */
    static List<String> stems(String text, Predicate<String> saysNothing) {
        return WordScanner.scan(text).stream()
                .filter(word -> !word.text().isEmpty() && !saysNothing.test(word.text()))
                .map(Word::stem)
                .toList();
    }
}
