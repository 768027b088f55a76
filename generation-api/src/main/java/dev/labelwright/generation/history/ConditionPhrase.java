package dev.labelwright.generation.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Operator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Filters by values as phrases, as {@code Stage in III, IV; Age is not empty}. */
final class ConditionPhrase {
    private ConditionPhrase() {}

    /** The phrases of a list of filters; {@code null} where there is none. */
    static String all(JsonNode conditions) {
        return conditions.isArray() && !conditions.isEmpty()
                ? items(conditions).map(ConditionPhrase::one).collect(Collectors.joining("; "))
                : null;
    }

    private static String one(JsonNode condition) {
        String variable = condition.path("variable").asText();
        String value = value(condition.path("value"));
        return variable
                + " "
                + operator(condition.path("operator").asText())
                        .map(operator -> predicate(operator, value, condition.path("days")))
                        .orElseGet(() -> condition.path("operator").asText() + " " + value);
    }

    private static Optional<Operator> operator(String name) {
        return Stream.of(Operator.values())
                .filter(operator -> operator.name().equals(name))
                .findFirst();
    }

    private static String predicate(Operator operator, String value, JsonNode days) {
        return switch (operator) {
            case IS -> "is " + value;
            case IS_NOT -> "is not " + value;
            case BEFORE -> "before " + value;
            case AFTER -> "after " + value;
            case ON_OR_BEFORE -> "on or before " + value;
            case ON_OR_AFTER -> "on or after " + value;
            case EMPTY -> "is empty";
            case NOT_EMPTY -> "is not empty";
            case IN -> "in " + value;
            case NOT_IN -> "not in " + value;
            case WITHIN_DAYS -> "within " + days(days) + " of " + value;
            case NOT_WITHIN_DAYS -> "not within " + days(days) + " of " + value;
            case CONTAINS -> "contains " + value;
            case NOT_CONTAINS -> "does not contain " + value;
        };
    }

    private static String days(JsonNode days) {
        return days.asInt() == 1 ? "1 day" : days.asInt() + " days";
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            return items(value).map(JsonNode::asText).collect(Collectors.joining(", "));
        }
        return value.isObject() ? value.path("variable").asText() : value.asText();
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
