package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.labelwright.ontology.VariableType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The number nearest to the variable's words, in the same sentence or under them as a heading. A number before the words
 * counts as four words further away. One with a unit that the instruction names comes first; one with another unit is
 * not it. What is denied or somebody else's is passed over, a past value comes later.
 *
 * <p>Confidence: 0.95 times the words' weight, 0.03 less per word of distance, 0.05 less without the asked unit.
 */
final class NumberRule implements Rule {
    private static final int BEFORE = 4;
    private static final int FARTHEST = 15;
    private static final double PER_WORD = 0.03;
    private static final Set<String> MEASURE_WORDS = Set.of(
            "dose", "level", "valu", "result", "count", "number", "measurement", "total", "scor", "size", "duration");

    @Override
    public List<Finding> read(Topic topic, Reading reading) {
        Set<String> asked = Units.askedIn(topic.question().instruction());
        List<Mention> mentions = reading.mentionsOf(terms(topic));
        List<Quantity> quantities = new QuantityScanner(reading.note()).scan();
        List<Finding> findings = new ArrayList<>();
        for (Mention mention : mentions) {
            switch (reading.context().assertionOf(mention)) {
                case PRESENT -> collect(mention, quantities, asked, topic, reading, 1, findings);
                case HISTORICAL -> collect(mention, quantities, asked, topic, reading, 0.85, findings);
                case HYPOTHETICAL -> collect(mention, quantities, asked, topic, reading, 0.6, findings);
                case NEGATED, OTHER_EXPERIENCER -> {}
            }
        }
        findings.sort(Comparator.comparingDouble(Finding::confidence).reversed());
        return findings;
    }

    /** The topic's terms, and those terms without their word of measure: "lisinopril dose" is found by "lisinopril". */
    private static List<Term> terms(Topic topic) {
        List<Term> terms = new ArrayList<>(topic.terms());
        for (Term term : topic.terms()) {
            List<String> rest = term.stems().stream()
                    .filter(stem -> !MEASURE_WORDS.contains(stem))
                    .toList();
            if (!rest.isEmpty() && rest.size() < term.stems().size()) {
                terms.add(new Term(rest, term.weight() * 0.9));
            }
        }
        return terms;
    }

    private static void collect(
            Mention mention,
            List<Quantity> quantities,
            Set<String> asked,
            Topic topic,
            Reading reading,
            double share,
            List<Finding> findings) {
        int first = firstFrom(quantities, mention.firstWord() - FARTHEST);
        int last = mention.lastWord() + FARTHEST;
        for (int index = first;
                index < quantities.size() && quantities.get(index).firstWord() <= last;
                index++) {
            Quantity quantity = quantities.get(index);
            int sentence = reading.note().sentenceIndexOf(quantity.firstWord());
            boolean otherUnit = !asked.isEmpty() && !quantity.unit().isEmpty() && !asked.contains(quantity.unit());
            if (!otherUnit && together(mention, sentence) && outside(mention, quantity)) {
                boolean hasUnit = asked.isEmpty() || asked.contains(quantity.unit());
                double confidence = confidence(mention, quantity, hasUnit) * share;
                value(quantity.value(), topic.question().type())
                        .ifPresent(value -> findings.add(new Finding(
                                value,
                                List.of(Quotes.around(
                                        reading.note(),
                                        reading.note().sentences().get(sentence),
                                        quantity.span(reading.note()))),
                                confidence)));
            }
        }
    }

    private static int firstFrom(List<Quantity> quantities, int word) {
        int low = 0;
        int high = quantities.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (quantities.get(middle).firstWord() < word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean together(Mention mention, int sentence) {
        int own = mention.sentence().index();
        return sentence == own || (mention.sentence().heading() && sentence == own + 1);
    }

    private static boolean outside(Mention mention, Quantity quantity) {
        return quantity.lastWord() < mention.firstWord() || quantity.firstWord() > mention.lastWord();
    }

    private static double confidence(Mention mention, Quantity quantity, boolean hasUnit) {
        int distance = quantity.firstWord() > mention.lastWord()
                ? quantity.firstWord() - mention.lastWord()
                : mention.firstWord() - quantity.lastWord() + BEFORE;
        return 0.95 * mention.weight() - PER_WORD * (distance - 1) - (hasUnit ? 0 : 0.05);
    }

    private static Optional<JsonNode> value(BigDecimal value, VariableType type) {
        if (type != VariableType.INTEGER) {
            return Optional.of(DecimalNode.valueOf(value));
        }
        if (value.stripTrailingZeros().scale() > 0) {
            return Optional.empty();
        }
        return Optional.of(
                value.precision() - value.scale() < 10
                        ? IntNode.valueOf(value.intValueExact())
                        : BigIntegerNode.valueOf(value.toBigIntegerExact()));
    }
}
