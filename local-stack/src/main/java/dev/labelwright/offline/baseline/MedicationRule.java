package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Medications by their form: a name, a dose and its unit, then a frequency. The value is the name alone, unless the
 * instruction asks for doses or frequencies; then it is all that stands there. Denied and past ones are passed over
 * where the current ones are asked for. Confidence 0.8.
 */
final class MedicationRule implements Rule {
    private static final Pattern ASKS = Pattern.compile("\\b(?:medications?|drugs?|medicines?|prescriptions?|meds)\\b");
    private static final Pattern ASKS_DOSE = Pattern.compile("\\b(?:doses?|dosages?|strengths?|frequency|units?)\\b");
    private static final Set<String> DOSE_UNITS = Set.of("mg", "mcg", "g", "ml", "unit", "meq");
    private static final Set<String> FREQUENCY = Lexicon.words("""
            daily bid tid qid qd qhs prn po by mouth once twice three four times a per day every hours week weekly nightly
            at bedtime in the morning evening as needed each night hour 4 6 8 12 24""");
    private static final Set<String> NOT_A_NAME = Lexicon.words("""
            to of at on the her his their a an and dose about take takes taking is was increase increased decrease
            milligrams mg from by with or extra another additional start continue her""");

    static boolean answers(Question question) {
        String asked = (question.name() + " " + question.instruction()).toLowerCase(Locale.ROOT);
        return ASKS.matcher(asked).find() && !asked.contains("allerg");
    }

    @Override
    public List<Finding> read(Topic topic, Reading reading) {
        NoteText note = reading.note();
        boolean dose = ASKS_DOSE
                .matcher(topic.question().instruction().toLowerCase(Locale.ROOT))
                .find();
        List<Finding> findings = new ArrayList<>();
        for (Quantity quantity : new QuantityScanner(note).scan()) {
            int name = quantity.firstWord() - 1;
            int index = note.sentenceIndexOf(quantity.firstWord());
            if (name < 0 || index < 0 || !DOSE_UNITS.contains(quantity.unit())) {
                continue;
            }
            Sentence sentence = note.sentences().get(index);
            if (sentence.contains(name) && isName(note, name)) {
                Mention mention = new Mention(name, name, sentence, 1);
                if (isTaken(reading.context().assertionOf(mention), topic)) {
                    int last = dose ? lastOfFrequency(note, sentence, quantity.lastWord() + 1) : name;
                    Span place =
                            new Span(note.word(name).start(), note.word(last).end());
                    Span value = Quotes.cut(note.text(), place);
                    findings.add(new Finding(
                            TextNode.valueOf(value.of(note.text())),
                            List.of(Quotes.around(note, sentence, place)),
                            0.8));
                }
            }
        }
        return findings.isEmpty() ? new FreeTextRule().read(topic, reading) : findings;
    }

    private static boolean isName(NoteText note, int word) {
        String text = note.word(word).text();
        return text.length() > 2 && !note.word(word).isNumber() && !NOT_A_NAME.contains(text);
    }

    private static boolean isTaken(Assertion assertion, Topic topic) {
        return switch (assertion) {
            case PRESENT -> true;
            case HISTORICAL -> !topic.asksCurrent();
            case NEGATED, OTHER_EXPERIENCER, HYPOTHETICAL -> false;
        };
    }

    private static int lastOfFrequency(NoteText note, Sentence sentence, int unit) {
        int last = unit;
        while (sentence.contains(last + 1)
                && FREQUENCY.contains(note.word(last + 1).text())
                && note.gapAfter(last).isBlank()) {
            last++;
        }
        return Math.min(last, sentence.endWord() - 1);
    }
}
