package dev.labelwright.offline.patient;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which of several candidates an instruction wishes for, as far as a few words of it tell. */
enum Wish {
    LOWEST("lowest|minimum|nadir|smallest"),
    HIGHEST("highest|maximum|max|peak|largest|greatest"),
    FIRST("first(?![ -]degree)|earliest|initial|oldest"),
    LATEST("last(?! \\d)|latest|most recent|newest|currently"),
    /** No such word. */
    NONE("(?!)");

    private static final Pattern ALL = Pattern.compile("\\b(?:(?<!at )all|every|each|both|always)\\b");

    private final Pattern words;

    Wish(String words) {
        this.words = Pattern.compile("\\b(?:%s)\\b(?! name)".formatted(words));
    }

    static Wish of(String instruction) {
        String lower = instruction.toLowerCase(Locale.ROOT);
        for (Wish wish : values()) {
            if (wish.words.matcher(lower).find()) {
                return wish;
            }
        }
        return NONE;
    }

    /** Whether the instruction asks for what all candidates say. */
    static boolean ofAll(String instruction) {
        return ALL.matcher(instruction.toLowerCase(Locale.ROOT)).find();
    }
}
