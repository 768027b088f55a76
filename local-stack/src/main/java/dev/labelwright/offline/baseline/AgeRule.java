package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.labelwright.ontology.VariableType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The patient's age: "62-year-old", "62 y/o", "62 yo", "aged 62", "age: 62", "62 years of age", "I'm 62". Most sure where
 * a word for a person follows; a relative's age, or an age at which something began, is not it. An infant's months are
 * whole years, rounded down, for an {@code INTEGER}.
 */
final class AgeRule implements Rule {
    private static final int OLDEST = 120;
    private static final Set<String> YEARS = Set.of("year", "years", "yr", "yrs", "y", "yo");
    private static final Set<String> MONTHS = Set.of("month", "months", "mo");
    private static final Set<String> PERSON = Lexicon.words("""
            male female man woman gentleman lady boy girl patient m f who infant pleasant right left here with""");
    private static final Set<String> RELATIVE = Lexicon.words("""
            brother sister son daughter mother father husband wife child sibling grandson granddaughter nephew niece""");
    private static final Set<String> EARLIER =
            Set.of("since", "until", "when", "at", "was", "were", "from", "to", "between");

    @Override
    public List<Finding> read(Topic topic, Reading reading) {
        List<Finding> findings = new ArrayList<>();
        for (Quantity quantity : new QuantityScanner(reading.note()).scan()) {
            double confidence = confidence(quantity, reading.note());
            int sentence = reading.note().sentenceIndexOf(quantity.firstWord());
            if (confidence > 0 && sentence >= 0) {
                Sentence around = reading.note().sentences().get(sentence);
                value(quantity, topic.question().type(), reading.note())
                        .map(value -> new Finding(
                                value,
                                List.of(Quotes.around(reading.note(), around, quantity.span(reading.note()))),
                                confidence))
                        .ifPresent(findings::add);
            }
        }
        findings.sort(Comparator.comparingDouble(Finding::confidence).reversed());
        return findings;
    }

    private static Optional<JsonNode> value(Quantity quantity, VariableType type, NoteText note) {
        BigDecimal years = MONTHS.contains(text(note, quantity.lastWord() + 1))
                ? quantity.value().divide(BigDecimal.valueOf(12), 2, RoundingMode.HALF_UP)
                : quantity.value();
        if (years.signum() < 0 || years.compareTo(BigDecimal.valueOf(OLDEST)) > 0) {
            return Optional.empty();
        }
        return Optional.of(
                type == VariableType.INTEGER
                        ? IntNode.valueOf(years.intValue())
                        : JsonNodeFactory.instance.numberNode(years));
    }

    private static double confidence(Quantity quantity, NoteText note) {
        int first = quantity.firstWord();
        int next = quantity.lastWord() + 1;
        String before = text(note, first - 1);
        boolean years = YEARS.contains(text(note, next));
        boolean months = MONTHS.contains(text(note, next));
        int old = text(note, next).equals("yo") ? next : oldAfter(note, next + 1);
        if ((years || months) && old >= 0) {
            return ofOld(note, first, old) * (months ? 0.8 : 1);
        }
        if (before.equals("aged")
                || before.equals("age")
                || (before.equals("is") && text(note, first - 2).equals("age"))) {
            boolean earlier =
                    text(note, first - 2).equals("at") || text(note, first - 2).equals("of");
            return earlier ? 0 : 0.8;
        }
        boolean self = before.equals("i'm")
                || (before.equals("am") && text(note, first - 2).equals("i"));
        return self
                        && quantity.unit().isEmpty()
                        && quantity.value().compareTo(BigDecimal.valueOf(18)) >= 0
                        && endsClause(note, quantity.lastWord())
                ? 0.4
                : 0;
    }

    private static boolean endsClause(NoteText note, int word) {
        String gap = note.gapAfter(word);
        return gap.contains(".")
                || gap.contains(",")
                || gap.contains("\n")
                || text(note, word + 1).equals("and");
    }

    /** The index of the word "old" or "o", or of "age" in "of age"; -1 where none stands there. */
    private static int oldAfter(NoteText note, int at) {
        String word = text(note, at);
        if (word.equals("old") || word.equals("o")) {
            return at;
        }
        return word.equals("of") && text(note, at + 1).equals("age") ? at + 1 : -1;
    }

    private static double ofOld(NoteText note, int first, int old) {
        for (int at = old + 1; at <= old + 2; at++) {
            if (RELATIVE.contains(text(note, at))) {
                return 0;
            }
        }
        boolean goesOn =
                note.gapAfter(old).indexOf('.') < 0 && note.gapAfter(old).indexOf('\n') < 0;
        boolean ofPatient = goesOn && (PERSON.contains(text(note, old + 1)) || PERSON.contains(text(note, old + 2)));
        for (int at = first - 1; at >= Math.max(0, first - 3); at--) {
            if (RELATIVE.contains(text(note, at)) || (!ofPatient && EARLIER.contains(text(note, at)))) {
                return 0;
            }
        }
        return ofPatient ? 0.97 : 0.75;
    }

    private static String text(NoteText note, int at) {
        return at >= 0 && at < note.words().size() ? note.word(at).text() : "";
    }
}
