package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.offline.baseline.DateScanner.DateMention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The date nearest to the variable's words, in the same sentence or, where the words are a heading, in the next. A date
 * before the words counts as three words further away than one after them. The value is {@code YYYY-MM-DD}.
 *
 * <p>Confidence: 0.95 times the words' weight, 0.015 less per word of distance.
 */
final class DateRule implements Rule {
    private static final int BEFORE = 3;
    private static final double PER_WORD = 0.015;

    @Override
    public List<Finding> read(Topic topic, Reading reading) {
        List<Mention> mentions = reading.mentionsOf(topic.terms());
        List<Finding> findings = new ArrayList<>();
        for (DateMention date : new DateScanner(reading.note()).scan()) {
            mentions.stream()
                    .filter(mention -> together(mention, date, reading.note()))
                    .filter(mention -> isOfPatient(reading.context().assertionOf(mention)))
                    .map(mention -> finding(mention, date, reading))
                    .max(Comparator.comparingDouble(Finding::confidence))
                    .ifPresent(findings::add);
        }
        findings.sort(Comparator.comparingDouble(Finding::confidence).reversed());
        return findings;
    }

    private static boolean isOfPatient(Assertion assertion) {
        return assertion == Assertion.PRESENT || assertion == Assertion.HISTORICAL;
    }

    private static boolean together(Mention mention, DateMention date, NoteText note) {
        Sentence sentence = sentenceOf(date, note);
        int from = mention.sentence().index();
        return sentence.index() == from || (mention.sentence().heading() && sentence.index() == from + 1);
    }

    private static Sentence sentenceOf(DateMention date, NoteText note) {
        int index = note.sentenceIndexOf(note.wordAt(date.span().start()));
        return note.sentences().get(Math.max(0, index));
    }

    private static Finding finding(Mention mention, DateMention date, Reading reading) {
        int at = reading.note().wordAt(date.span().start());
        int distance = at > mention.lastWord() ? at - mention.lastWord() : mention.firstWord() - at + BEFORE;
        Span quote = Quotes.around(reading.note(), sentenceOf(date, reading.note()), date.span());
        double confidence = 0.95 * mention.weight() - PER_WORD * Math.max(0, distance - 1);
        return new Finding(TextNode.valueOf(date.date().toString()), List.of(quote), confidence);
    }
}
