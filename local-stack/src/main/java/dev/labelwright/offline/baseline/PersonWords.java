package dev.labelwright.offline.baseline;

import java.util.List;
import java.util.Set;

/** How notes speak of a woman or a man: pronouns, titles, and what only one of them has. "Man" and
 * "boy" are among the weaker signs, being interjections too. */
final class PersonWords {
    private static final Set<String> FEMALE_NAMES = Set.of("female", "woman", "f", "girl");
    private static final Set<String> MALE_NAMES = Set.of("male", "man", "m", "boy");
    private static final List<String> FEMALE_NOUNS = List.of("female", "woman", "lady", "girl");
    private static final List<String> MALE_NOUNS = List.of("male", "gentleman");
    private static final List<String> FEMALE = List.of(
            "she",
            "her",
            "herself",
            "ms",
            "mrs",
            "miss",
            "ma'am",
            "pregnant",
            "hysterectomy",
            "mammogram",
            "menopaus",
            "menopausal",
            "gynecologist",
            "tampon");
    private static final List<String> MALE = List.of(
            "man", "boy", "he", "his", "him", "himself", "mr", "sir", "prostat", "psa", "testosteron", "vasectomy");

    private PersonWords() {}

    /** The nouns for the persons that an option's words name; empty where they name none, or both. */
    static List<String> nounsFor(Set<String> words) {
        return choose(words, FEMALE_NOUNS, MALE_NOUNS);
    }

    /** Weaker signs: pronouns, titles and conditions. */
    static List<String> signsFor(Set<String> words) {
        return choose(words, FEMALE, MALE);
    }

    private static List<String> choose(Set<String> words, List<String> female, List<String> male) {
        boolean woman = words.stream().anyMatch(FEMALE_NAMES::contains);
        boolean man = words.stream().anyMatch(MALE_NAMES::contains);
        if (woman == man) {
            return List.of();
        }
        return (woman ? female : male).stream().map(Stems::stem).toList();
    }
}
