package dev.labelwright.offline.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the word lists of the rules. */
final class Lexicon {
    private Lexicon() {}

    /** Words separated by white space. */
    static Set<String> words(String list) {
        return stream(list).collect(Collectors.toUnmodifiableSet());
    }

    /** Phrases separated by commas or line breaks, each as its words. */
    static List<List<String>> phrases(String list) {
        return Arrays.stream(list.split("[,\n]", -1))
                .filter(phrase -> !phrase.isBlank())
                .map(phrase -> stream(phrase).toList())
                .toList();
    }

    private static Stream<String> stream(String list) {
        return Arrays.stream(list.strip().split("\\s+", -1));
    }
}
