package dev.labelwright.selection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.InvalidValueException;
import dev.labelwright.ontology.LabelValue;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.Violations;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of a filter by values: what may stand on its right-hand side. */
final class FilterRules {
    private static final int MAX_LIST = 500;
    private static final int MAX_DAYS = 100_000;
    private static final Set<VariableType> NUMBERS = Set.of(VariableType.INTEGER, VariableType.FLOAT);

    private final Map<String, Variable> ontology;
    private final Violations violations;

    /**
     * The rules over an ontology.
     *
     * @param ontology the variables by name; has all that a filter names
     * @param violations takes what a filter breaks
     */
    FilterRules(Map<String, Variable> ontology, Violations violations) {
        this.ontology = ontology;
        this.violations = violations;
    }

    /** The filter, constants in their canonical form. */
    Condition checked(Condition filter, String field) {
        VariableType left = ontology.get(filter.variable()).type();
        violations.require(
                fits(filter.operator(), left),
                field + ".operator",
                "%s does not go with values of type %s".formatted(filter.operator(), left));
        violations.require(
                filter.operator().countsDays()
                        ? filter.days() != null && filter.days() >= 0 && filter.days() <= MAX_DAYS
                        : filter.days() == null,
                field + ".days",
                "is 0 to %d with WITHIN_DAYS and NOT_WITHIN_DAYS, and goes with no other operator".formatted(MAX_DAYS));
        return new Condition(
                filter.subject(),
                filter.variable(),
                filter.operator(),
                right(filter, left, field + ".value"),
                filter.days());
    }

    private static boolean fits(Operator operator, VariableType left) {
        return switch (operator.right()) {
            case NONE, ANY, LIST -> true;
            case DATE -> left == VariableType.TIMESTAMP;
            case TEXT -> left == VariableType.TEXT;
        };
    }

    private JsonNode right(Condition filter, VariableType left, String field) {
        JsonNode value = filter.value();
        switch (filter.operator().right()) {
            case NONE -> violations.require(value == null, field, "does not go with " + filter.operator());
            case LIST -> {
                if (violations.require(
                        value != null && value.isArray() && !value.isEmpty() && value.size() <= MAX_LIST,
                        field,
                        "must be a list of 1 to %d constants with %s".formatted(MAX_LIST, filter.operator()))) {
                    return list(value, left, field);
                }
            }
            case ANY, DATE, TEXT -> {
                if (violations.require(value != null, field, "is required with " + filter.operator())) {
                    return value.isObject() ? reference(filter, left, field) : constant(value, left, field);
                }
            }
        }
        return value;
    }

    private JsonNode reference(Condition filter, VariableType left, String field) {
        VariableType right = ontology.get(filter.rightVariable().orElseThrow()).type();
        violations.require(
                left == right || NUMBERS.containsAll(List.of(left, right)),
                field,
                "'%s' is %s and cannot be compared with %s"
                        .formatted(filter.rightVariable().orElseThrow(), right, left));
        return filter.value();
    }

    private JsonNode list(JsonNode value, VariableType left, String field) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; index < value.size(); index++) {
            list.add(constant(value.get(index), left, "%s[%d]".formatted(field, index)));
        }
        return list;
    }

    private JsonNode constant(JsonNode value, VariableType left, String field) {
        try {
            return LabelValue.canonical(left, List.of(), value);
        } catch (InvalidValueException e) {
            violations.require(false, field, e.getMessage());
            return value;
        }
    }
}
