package dev.labelwright.aggregation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.labelwright.ontology.Strategy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Draws a patient's value from the candidates by a strategy that needs no model; the rules are in {@code docs/rules.md}. */
public final class StrategyRule {
    private static final int DATE_LENGTH = 10;

    /** The most confident; of equal ones the latest, since the candidates are in order. */
    private static final Comparator<DatedValue> CONFIDENCE = Comparator.comparingDouble(DatedValue::confidence);

    private StrategyRule() {}

    /**
     * What a strategy makes of candidates.
     *
     * @param value the patient's value
     * @param chosen the candidate whose confidence and evidence it has
     */
    public record Drawn(JsonNode value, DatedValue chosen) {}

    /**
     * Draws the value.
     *
     * @param onlyTrueValues whether candidates that are not true are left out
     * @return empty where there is no candidate
     * @throws IllegalArgumentException for {@code MODEL}
     */
    public static Optional<Drawn> draw(Strategy strategy, boolean onlyTrueValues, List<DatedValue> candidates) {
        List<DatedValue> ordered = candidates.stream()
                .filter(candidate -> !onlyTrueValues || candidate.value().asBoolean(false))
                .sorted(DatedValue.ORDER)
                .toList();
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (strategy) {
                    case FIRST -> itself(first(ordered));
                    case LAST -> itself(ordered.getLast());
                    case MOST_FREQUENT -> itself(mostFrequent(ordered));
                    case MOST_CONFIDENT -> itself(latest(ordered, CONFIDENCE));
                    case MIN -> itself(earliest(ordered, Comparator.comparing(StrategyRule::size)));
                    case MAX ->
                        itself(earliest(
                                ordered,
                                Comparator.comparing(StrategyRule::size).reversed()));
                    case ANY_TRUE -> truth(ordered, ordered.stream().anyMatch(StrategyRule::isTrue));
                    case ALL_TRUE -> truth(ordered, ordered.stream().allMatch(StrategyRule::isTrue));
                    case MODEL -> throw new IllegalArgumentException("MODEL needs a model");
                });
    }

    private static Drawn itself(DatedValue candidate) {
        return new Drawn(candidate.value(), candidate);
    }

    private static DatedValue first(List<DatedValue> ordered) {
        return ordered.stream()
                .filter(candidate -> candidate.notedAt() != null)
                .findFirst()
                .orElse(ordered.getFirst());
    }

    private static DatedValue mostFrequent(List<DatedValue> ordered) {
        Map<Object, List<DatedValue>> byValue =
                ordered.stream().collect(Collectors.groupingBy(candidate -> identity(candidate.value())));
        Comparator<List<DatedValue>> order = Comparator.<List<DatedValue>>comparingInt(List::size)
                .thenComparingDouble(same -> latest(same, CONFIDENCE).confidence())
                .thenComparingInt(same -> ordered.lastIndexOf(same.getLast()));
        return latest(byValue.values().stream().max(order).orElseThrow(), CONFIDENCE);
    }

    private static Drawn truth(List<DatedValue> ordered, boolean value) {
        Predicate<DatedValue> agrees = candidate -> isTrue(candidate) == value;
        return new Drawn(
                BooleanNode.valueOf(value),
                latest(ordered.stream().filter(agrees).toList(), CONFIDENCE));
    }

    private static boolean isTrue(DatedValue candidate) {
        return candidate.value().asBoolean(false);
    }

    /** The greatest; of equal ones the last. */
    private static DatedValue latest(List<DatedValue> ordered, Comparator<DatedValue> order) {
        return ordered.stream()
                .reduce((best, next) -> order.compare(next, best) >= 0 ? next : best)
                .orElseThrow();
    }

    /** The least; of equal ones the first. */
    private static DatedValue earliest(List<DatedValue> ordered, Comparator<DatedValue> order) {
        return ordered.stream()
                .reduce((best, next) -> order.compare(next, best) < 0 ? next : best)
                .orElseThrow();
    }

    private static BigDecimal size(DatedValue candidate) {
        JsonNode value = candidate.value();
        if (value.isNumber()) {
            return value.decimalValue();
        }
        Instant instant = instant(value.asText());
        return BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), 9));
    }

    private static Instant instant(String text) {
        return text.length() == DATE_LENGTH
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    private static Object identity(JsonNode value) {
        return value.isNumber() ? value.decimalValue().stripTrailingZeros() : value;
    }
}
