package dev.labelwright.offline.baseline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a question is about.
 *
 * @param question the question
 * @param terms the phrases that name it: the name (1.0), its known other names (0.95), the synonyms that the instruction
 *     gives (0.9), and where the name says nothing of the instruction, the instruction's own phrases (0.6)
 * @param asksCurrent whether only the present state counts
 * @param asksFamily whether it is about the patient's relatives
 */
record Topic(Question question, List<Term> terms, boolean asksCurrent, boolean asksFamily) {
    private static final int MOST_TERMS = 60;
    private static final Pattern CURRENT = Pattern.compile(
            "\\b(?:currently|current|active|actively|now|at present|presently|ongoing|at this time|at the moment|still|takes|is taking)\\b");
    private static final Pattern EVER = Pattern.compile(
            "\\b(?:ever|in the past|past or|or past|history of|lifetime|previously|previous|former)\\b");
    private static final Pattern FAMILY = Pattern.compile("\\bfamily (?:medical )?(?:history|hx)\\b|\\brelatives?\\b");
    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=[a-z])(?=[A-Z])|_");

    Topic {
        terms = List.copyOf(terms);
    }

    static Topic of(Question question) {
        String name = CAMEL_CASE.matcher(question.name()).replaceAll(" ");
        String asked = (name + ". " + question.instruction()).toLowerCase(Locale.ROOT);
        boolean current = CURRENT.matcher(asked).find() && !EVER.matcher(asked).find();
        return new Topic(
                question,
                termsOf(name, question.instruction()),
                current,
                FAMILY.matcher(asked).find());
    }

    private static List<Term> termsOf(String name, String instruction) {
        Set<List<String>> seen = new LinkedHashSet<>();
        List<Term> terms = new ArrayList<>();
        for (String part : Phrase.parts(name)) {
            List<String> stems = Phrase.stems(part, Topic::saysNothingInName);
            addWithOthers(terms, seen, stems, 1.0);
            addWithOthers(terms, seen, Phrase.stems(part, StopWords::isFunction), 1.0);
        }
        for (String synonym : Synonyms.in(instruction)) {
            addWithOthers(terms, seen, Phrase.stems(synonym, StopWords::isOfInstruction), 0.9);
        }
        if (!instruction.isBlank() && !namedIn(instruction, seen)) {
            for (String chunk : chunks(instruction)) {
                addWithOthers(terms, seen, Phrase.stems(chunk, Topic::saysNothingInName), 0.6);
            }
        }
        return terms.size() > MOST_TERMS ? terms.subList(0, MOST_TERMS) : terms;
    }

    private static void addWithOthers(List<Term> terms, Set<List<String>> seen, List<String> stems, double weight) {
        add(terms, seen, stems, weight);
        for (List<String> other : Abbreviations.othersOf(stems)) {
            add(terms, seen, other, weight * 0.95);
        }
    }

    private static void add(List<Term> terms, Set<List<String>> seen, List<String> stems, double weight) {
        if (!stems.isEmpty() && stems.size() <= 6 && seen.add(stems)) {
            terms.add(new Term(stems, weight));
        }
    }

    /** Whether the instruction repeats a word of the name; if not, the name is likely a code. */
    private static boolean namedIn(String instruction, Set<List<String>> terms) {
        Set<String> words = new HashSet<>(Phrase.stems(instruction, StopWords::isFunction));
        return terms.stream().flatMap(List::stream).anyMatch(words::contains);
    }

    /** The runs of telling words of the instruction's first sentences. */
    private static List<String> chunks(String instruction) {
        List<String> chunks = new ArrayList<>();
        for (String part : Phrase.parts(instruction)) {
            StringBuilder chunk = new StringBuilder();
            for (Word word : WordScanner.scan(part)) {
                if (saysNothingInName(word.text())) {
                    chunks.add(chunk.toString());
                    chunk.setLength(0);
                } else {
                    chunk.append(word.text()).append(' ');
                }
            }
            chunks.add(chunk.toString());
        }
        return chunks;
    }

    /** A finding in the patient's or the family's history is named by itself; triggers see to the rest. */
    private static boolean saysNothingInName(String word) {
        return StopWords.isOfInstruction(word)
                || Set.of("history", "family", "hx").contains(word);
    }
}
