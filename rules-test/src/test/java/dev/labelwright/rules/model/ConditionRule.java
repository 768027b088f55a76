package dev.labelwright.rules.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.VariableType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Whether an operator holds between the values of two sides. */
final class ConditionRule {
    private ConditionRule() {}

    /**
     * Of several values on a side one is enough; a side without a value lets only {@code EMPTY} hold.
     *
     * @param type of the left side's values
     */
    static boolean holds(Condition condition, VariableType type, List<JsonNode> left, List<JsonNode> right) {
        boolean positive = condition.operator().positive() == Operator.EMPTY
                ? left.isEmpty()
                : left.stream().anyMatch(one -> right.stream().anyMatch(other -> between(condition, type, one, other)));
        return condition.operator().negated() != positive;
    }

    private static boolean between(Condition condition, VariableType type, JsonNode left, JsonNode right) {
        return switch (condition.operator().positive()) {
            case IS, IN -> type == VariableType.TIMESTAMP ? day(left).equals(day(right)) : Values.same(left, right);
            case BEFORE -> day(left).isBefore(day(right));
            case AFTER -> day(left).isAfter(day(right));
            case ON_OR_BEFORE -> !day(left).isAfter(day(right));
            case ON_OR_AFTER -> !day(left).isBefore(day(right));
            case WITHIN_DAYS -> Math.abs(ChronoUnit.DAYS.between(day(left), day(right))) <= condition.days();
            case CONTAINS ->
                left.textValue()
                        .toLowerCase(Locale.ROOT)
                        .contains(right.textValue().toLowerCase(Locale.ROOT));
            case EMPTY, IS_NOT, NOT_EMPTY, NOT_IN, NOT_WITHIN_DAYS, NOT_CONTAINS ->
                throw new IllegalArgumentException(condition.operator() + " compares no two values");
        };
    }

    private static LocalDate day(JsonNode date) {
        return Values.day(date.textValue());
    }
}
