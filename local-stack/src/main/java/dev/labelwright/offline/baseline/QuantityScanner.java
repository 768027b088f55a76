package dev.labelwright.offline.baseline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the numbers of a note, in digits or spelled out up to the hundreds ("forty five", "one fifty" as pressures are
 * spoken), with the unit after them. Numbers in dates, list numbers at a line's start and digits after letters are none.
 */
final class QuantityScanner {
    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19));
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety",
            90);
    private static final Set<String> AMBIGUOUS_ALONE = Set.of("one", "zero");

    private final NoteText note;

    QuantityScanner(NoteText note) {
        this.note = note;
    }

    /** The numbers in the note's order. */
    List<Quantity> scan() {
        Set<Integer> inDates = new DateScanner(note).wordsInDates();
        List<Quantity> quantities = new ArrayList<>();
        int at = 0;
        while (at < note.words().size()) {
            Optional<Quantity> quantity = inDates.contains(at) || isListNumber(at) ? Optional.empty() : quantityAt(at);
            quantity.ifPresent(quantities::add);
            at = quantity.map(Quantity::lastWord).orElse(at) + 1;
        }
        return quantities;
    }

    private boolean isListNumber(int at) {
        int sentence = note.sentenceIndexOf(at);
        if (sentence < 0
                || note.sentences().get(sentence).firstWord() != at
                || !note.word(at).isNumber()) {
            return false;
        }
        int end = note.word(at).end();
        return end + 1 < note.text().length()
                && (note.text().charAt(end) == '.' || note.text().charAt(end) == ')')
                && Character.isWhitespace(note.text().charAt(end + 1));
    }

    private Optional<Quantity> quantityAt(int at) {
        Word word = note.word(at);
        if (word.isNumber()) {
            return digits(word.text()).map(value -> new Quantity(at, at, value, unitAfter(at)));
        }
        return spelled(at);
    }

    private static Optional<BigDecimal> digits(String text) {
        String plain = text.replace(",", "");
        boolean number =
                plain.length() <= 15 && plain.chars().allMatch(unit -> unit == '.' || (unit >= '0' && unit <= '9'));
        return number && plain.indexOf('.') == plain.lastIndexOf('.')
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }

    private Optional<Quantity> spelled(int at) {
        Integer first = numberWord(at);
        if (first == null) {
            return Optional.empty();
        }
        int last = at;
        int value = first;
        if (value > 0 && value < 10 && wordIs(at + 1, "hundred")) {
            value *= 100;
            last++;
            last = wordIs(last + 1, "and") && numberWord(last + 2) != null ? last + 1 : last;
            Integer rest = numberWord(last + 1);
            if (rest != null) {
                value += rest;
                last++;
            }
        } else if (value > 0 && value < 10 && numberWord(at + 1) != null && numberWord(at + 1) >= 10) {
            value = value * 100 + numberWord(at + 1);
            last++;
        }
        Integer ones = numberWord(last + 1);
        if (value >= 20 && value % 10 == 0 && value % 100 >= 20 && ones != null && ones > 0 && ones < 10) {
            value += ones;
            last++;
        }
        String unit = unitAfter(last);
        if (last == at && AMBIGUOUS_ALONE.contains(note.word(at).text()) && unit.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Quantity(at, last, BigDecimal.valueOf(value), unit));
    }

    private Integer numberWord(int at) {
        if (at >= note.words().size()) {
            return null;
        }
        String word = note.word(at).text();
        Integer small = SMALL.get(word);
        return small == null ? TENS.get(word) : small;
    }

    private boolean wordIs(int at, String word) {
        return at < note.words().size() && note.word(at).text().equals(word);
    }

    private String unitAfter(int at) {
        String gap = note.gapAfter(at);
        if (gap.strip().startsWith("%")) {
            return "percent";
        }
        int next = at + 1;
        boolean adjacent =
                next < note.words().size() && (gap.isBlank() || gap.strip().equals("-"));
        return adjacent && gap.indexOf('\n') < 0 ? Units.of(note.word(next).text()) : "";
    }
}
