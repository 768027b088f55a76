package dev.labelwright.offline.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The synonyms that an instruction gives: what stands in quotation marks or parentheses, or after "e.g.", "such as",
 * "including", "also called", "aka", "synonyms" up to the end of the sentence.
 */
final class Synonyms {
    private static final Pattern QUOTED = Pattern.compile("[\"“]([^\"”]{1,100})[\"”]|(?<=\\s)'([^']{1,60})'(?![a-z])");
    private static final Pattern PARENTHESES = Pattern.compile("\\(([^()]{1,300})\\)");
    private static final Pattern LISTED = Pattern.compile(
            "(?i)(?:\\be\\.g\\.?,?|\\bsuch as|\\bincluding|\\balso called|\\balso known as|\\baka|\\bsynonyms?:?|\\blike:)"
                    + "\\s*([^.;()\"]{1,300})");

    private Synonyms() {}

    static List<String> in(String instruction) {
        List<String> synonyms = new ArrayList<>();
        for (Pattern pattern : List.of(QUOTED, PARENTHESES, LISTED)) {
            Matcher matcher = pattern.matcher(instruction);
            while (matcher.find()) {
                String found = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                synonyms.addAll(Phrase.parts(found));
            }
        }
        return synonyms;
    }
}
