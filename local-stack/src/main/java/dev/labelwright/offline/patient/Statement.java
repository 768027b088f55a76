package dev.labelwright.offline.patient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.offline.baseline.Phrase;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an instruction would have to be true, as far as a rule can tell: a truth value says it itself, a number is
 * compared with the limit that the instruction names ("at least 30", "below 60"), a text is true where the instruction
 * has it without "not" before it. A date says nothing.
 */
record Statement(List<String> stems, Optional<Limit> limit) {
    private static final Pattern LIMIT = Pattern.compile(
            "(at least|>=|≥|above|over|greater than|more than|exceeds|>|at most|<=|≤|below|under|less than"
                    + "|lower than|<)\\s*(-?\\d{1,15}(?:\\.\\d{1,15})?)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");
    private static final Set<String> NOT = Set.of("not", "no", "never", "without", "nor");

    /** A comparison with a number. */
    private record Limit(String comparison, BigDecimal number) {
        boolean allows(BigDecimal value) {
            int order = value.compareTo(number);
            return switch (comparison) {
                case "at least", ">=", "≥" -> order >= 0;
                case "at most", "<=", "≤" -> order <= 0;
                case "below", "under", "less than", "lower than", "<" -> order < 0;
                default -> order > 0;
            };
        }
    }

    static Statement of(String instruction) {
        Matcher matcher = LIMIT.matcher(instruction.toLowerCase(Locale.ROOT));
        Optional<Limit> limit = matcher.find()
                ? Optional.of(new Limit(matcher.group(1), new BigDecimal(matcher.group(2))))
                : Optional.empty();
        return new Statement(Phrase.stems(instruction), limit);
    }

    /** Whether the candidate makes it true; nothing where the candidate does not tell. */
    Optional<Boolean> holds(Given candidate) {
        JsonNode value = candidate.value();
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        if (value.isNumber()) {
            return limit.map(given -> given.allows(value.decimalValue()));
        }
        return DATE.matcher(value.asText()).matches() ? Optional.empty() : Optional.of(has(value.asText()));
    }

    private boolean has(String text) {
        List<String> said = Phrase.stems(text);
        int at = said.isEmpty() ? -1 : Collections.indexOfSubList(stems, said);
        return at == 0 || (at > 0 && !NOT.contains(stems.get(at - 1)));
    }
}
