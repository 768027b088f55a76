package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A blood pressure of two numbers, "132/84" or "132 over 84". Read only where the question says which of the two it
 * wants. Surer where "blood pressure" or "BP" stands in the sentence.
 */
final class PressureRule implements Rule {
    private static final List<Term> PRESSURE = List.of(
            new Term(List.of("blood", "pressur"), 1), new Term(List.of("bp"), 1), new Term(List.of("vital"), 1));
    private static final Set<String> OVER = Set.of("over");

    /** Whether a question asks for the upper or the lower number. */
    static boolean answers(Question question) {
        String asked = (question.name() + " " + question.instruction()).toLowerCase(Locale.ROOT);
        return asked.contains("systolic") != asked.contains("diastolic") || nameSays(question);
    }

    private static boolean nameSays(Question question) {
        String name = question.name().toLowerCase(Locale.ROOT);
        return name.contains("systolic") != name.contains("diastolic");
    }

    private static boolean asksLower(Question question) {
        String name = question.name().toLowerCase(Locale.ROOT);
        if (nameSays(question)) {
            return name.contains("diastolic");
        }
        return question.instruction().toLowerCase(Locale.ROOT).contains("diastolic");
    }

    @Override
    public List<Finding> read(Topic topic, Reading reading) {
        NoteText note = reading.note();
        List<Quantity> quantities = new QuantityScanner(note).scan();
        Set<Integer> named = Set.copyOf(reading.mentionsOf(PRESSURE).stream()
                .map(mention -> mention.sentence().index())
                .toList());
        List<Finding> sure = new ArrayList<>();
        List<Finding> likely = new ArrayList<>();
        for (int index = 0; index + 1 < quantities.size(); index++) {
            Quantity upper = quantities.get(index);
            Quantity lower = quantities.get(index + 1);
            int sentence = note.sentenceIndexOf(upper.firstWord());
            if (sentence < 0 || !isPressure(upper, lower, note)) {
                continue;
            }
            int value = (asksLower(topic.question()) ? lower : upper).value().intValueExact();
            Span place = new Span(upper.span(note).start(), lower.span(note).end());
            Span quote = Quotes.around(note, note.sentences().get(sentence), place);
            boolean isNamed = named.contains(sentence) || named.contains(sentence - 1);
            (isNamed ? sure : likely).add(new Finding(IntNode.valueOf(value), List.of(quote), isNamed ? 0.95 : 0.6));
        }
        sure.addAll(likely);
        return sure;
    }

    private static boolean isPressure(Quantity upper, Quantity lower, NoteText note) {
        int between = lower.firstWord() - upper.lastWord();
        boolean slash = between == 1 && note.gapAfter(upper.lastWord()).strip().equals("/");
        boolean over =
                between == 2 && OVER.contains(note.word(upper.lastWord() + 1).text());
        return (slash || over)
                && within(upper, 60, 300)
                && within(lower, 30, 200)
                && upper.value().compareTo(lower.value()) > 0;
    }

    private static boolean within(Quantity quantity, int least, int most) {
        return quantity.value().stripTrailingZeros().scale() <= 0
                && quantity.value().compareTo(BigDecimal.valueOf(least)) >= 0
                && quantity.value().compareTo(BigDecimal.valueOf(most)) <= 0;
    }
}
