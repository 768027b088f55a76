package dev.labelwright.offline.baseline;

/** A light stemmer: possessives, plurals, {@code -ed}, {@code -ing} and {@code -ker} (smoker), a final {@code e} of a
 * longer word (so that "here" is not "her"). */
final class Stems {
    private static final String UNDOUBLED = "bdgmnprt";

    private Stems() {}

    /** The stem of a word in lower case. Words of up to three letters are their own. */
    static String stem(String word) {
        String stem = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        if (stem.length() <= 3 || Character.isDigit(stem.charAt(0))) {
            return stem;
        }
        stem = plural(stem);
        stem = suffix(stem, "ing", 3);
        stem = suffix(stem, "ed", 3);
        if (stem.endsWith("ker")) {
            stem = stem.substring(0, stem.length() - 2);
        }
        return stem.length() > 4 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String plural(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (endsWithAny(word, "sses", "xes", "zes", "ches", "shes")) {
            return word.substring(0, word.length() - 2);
        }
        boolean singular = endsWithAny(word, "ss", "us", "is") || !word.endsWith("s");
        return singular ? word : word.substring(0, word.length() - 1);
    }

    private static String suffix(String word, String suffix, int shortest) {
        if (!word.endsWith(suffix) || word.length() - suffix.length() < shortest) {
            return word;
        }
        String rest = word.substring(0, word.length() - suffix.length());
        if (rest.chars().noneMatch(letter -> "aeiouy".indexOf(letter) >= 0)) {
            return word;
        }
        int last = rest.length() - 1;
        boolean doubled = rest.charAt(last) == rest.charAt(last - 1) && UNDOUBLED.indexOf(rest.charAt(last)) >= 0;
        return doubled ? rest.substring(0, last) : rest;
    }

    private static boolean endsWithAny(String word, String... endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
