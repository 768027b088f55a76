package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Text without options. In this order: what stands under a heading of the variable's name (0.9); what follows the name
 * and a colon or "is" (0.8); for complaints, what follows an opening such as "presents with" (up to 0.7); else the clause
 * of the first sentence that names the variable (0.35). With many values, each line under the heading, each part of what
 * follows a colon, each sentence.
 */
final class FreeTextRule implements Rule {
    private static final Set<String> COPULA = Set.of("is", "are", "was", "were", "includes", "include", "included");
    private static final int MOST_LINES = 40;

    @Override
    public List<Finding> read(Topic topic, Reading reading) {
        boolean many = topic.question().scope() == Scope.MANY_PER_NOTE;
        List<Mention> mentions = reading.mentionsOf(topic.terms());
        List<Finding> findings = new ArrayList<>();
        mentions.stream()
                .filter(mention -> mention.sentence().heading() && covers(mention))
                .forEach(mention -> underHeading(mention, many, reading, findings));
        if (findings.isEmpty()) {
            mentions.forEach(mention -> afterLabel(mention, many, reading, findings));
        }
        if (findings.isEmpty() && ComplaintPatterns.answer(topic)) {
            ComplaintPatterns.find(reading.note())
                    .ifPresent(opened ->
                            findings.add(finding(reading, opened.sentence(), opened.value(), opened.confidence())));
            return findings;
        }
        if (findings.isEmpty()) {
            mentions.stream()
                    .filter(mention -> !mention.sentence().heading())
                    .filter(mention -> saysSomething(reading.context().assertionOf(mention)))
                    .forEach(mention -> findings.add(finding(
                            reading,
                            mention.sentence(),
                            Clause.rest(
                                    reading.note(),
                                    mention.sentence(),
                                    mention.sentence().firstWord()),
                            0.35 * mention.weight())));
        }
        return findings;
    }

    private static boolean saysSomething(Assertion assertion) {
        return assertion == Assertion.PRESENT || assertion == Assertion.HISTORICAL;
    }

    /** Whether a heading is the variable's, not one that merely has its word among others. */
    private static boolean covers(Mention mention) {
        int length = mention.lastWord() - mention.firstWord() + 1;
        return mention.sentence().length() <= length + 1;
    }

    private static void underHeading(Mention mention, boolean many, Reading reading, List<Finding> findings) {
        NoteText note = reading.note();
        int index = mention.sentence().index() + 1;
        int lines = many ? MOST_LINES : 1;
        while (index < note.sentences().size()
                && lines > 0
                && !note.sentences().get(index).heading()) {
            Sentence sentence = note.sentences().get(index);
            if (sentence.length() > 0) {
                Span value = Clause.rest(note, sentence, sentence.firstWord());
                findings.add(finding(reading, sentence, value, 0.9 * mention.weight()));
                lines--;
            }
            index++;
        }
    }

    private static void afterLabel(Mention mention, boolean many, Reading reading, List<Finding> findings) {
        NoteText note = reading.note();
        Sentence sentence = mention.sentence();
        int next = mention.lastWord() + 1;
        if (next >= sentence.endWord()) {
            return;
        }
        boolean colon = note.gapAfter(mention.lastWord()).strip().startsWith(":");
        boolean copula = COPULA.contains(note.word(next).text());
        Span value = Clause.rest(note, sentence, copula ? next + 1 : next);
        if ((!colon && !copula) || value.end() == value.start()) {
            return;
        }
        for (Span part : many ? parts(note.text(), value) : List.of(value)) {
            findings.add(finding(reading, sentence, part, 0.8 * mention.weight()));
        }
    }

    private static List<Span> parts(String text, Span list) {
        List<Span> parts = new ArrayList<>();
        int start = list.start();
        for (int at = list.start(); at <= list.end(); at++) {
            if (at == list.end() || text.charAt(at) == ',' || text.charAt(at) == ';') {
                String part = text.substring(start, at);
                int leading = part.length() - part.stripLeading().length();
                int dropped = part.strip().startsWith("and ") ? leading + 4 : leading;
                if (!part.isBlank()) {
                    parts.add(new Span(
                            start + dropped, start + part.stripTrailing().length()));
                }
                start = at + 1;
            }
        }
        return parts;
    }

    private static Finding finding(Reading reading, Sentence sentence, Span value, double confidence) {
        Span cut = Quotes.cut(reading.note().text(), value);
        return new Finding(
                TextNode.valueOf(
                        cut.of(reading.note().text()).replaceAll("\\s+", " ").strip()),
                List.of(Quotes.around(reading.note(), sentence, cut)),
                confidence);
    }
}
