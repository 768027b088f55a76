package dev.labelwright.variable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.InvalidValueException;
import dev.labelwright.ontology.LabelValue;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a condition of a variable names what exists, and compares what can be compared. */
final class ConditionRules {
    private static final Set<VariableType> NUMBERS = Set.of(VariableType.INTEGER, VariableType.FLOAT);

    private final Map<String, VariableType> types;
    private final List<Finding> findings = new ArrayList<>();

    /** @param types of all variables of the ontology, by their names */
    ConditionRules(Map<String, VariableType> types) {
        this.types = types;
    }

    /** The rules that the conditions looked at so far break. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The variable's conditions, constants in their canonical form. */
    List<Condition> checked(VariableContent content) {
        List<Condition> checked = new ArrayList<>();
        for (int index = 0; index < content.conditions().size(); index++) {
            checked.add(new Place(content.name(), "conditions[%d]".formatted(index))
                    .checked(content.conditions().get(index)));
        }
        return checked;
    }

    /** Where a condition stands. */
    private final class Place {
        private final String variable;
        private final String field;

        Place(String variable, String field) {
            this.variable = variable;
            this.field = field;
        }

        Condition checked(Condition condition) {
            condition
                    .variables()
                    .filter(name -> !types.containsKey(name))
                    .forEach(name -> find(
                            name.equals(condition.variable()) ? ".variable" : ".value",
                            ErrorCode.UNKNOWN_REFERENCE,
                            "there is no variable '%s'".formatted(name)));
            VariableType left = leftType(condition);
            if (left == null || !operatorFits(condition, left)) {
                return condition;
            }
            if (condition.rightVariable().isPresent()) {
                rightFits(left, condition.rightVariable().get());
                return condition;
            }
            return new Condition(
                    condition.subject(),
                    condition.variable(),
                    condition.operator(),
                    constants(left, condition.value()),
                    condition.days());
        }

        private VariableType leftType(Condition condition) {
            return switch (condition.subject()) {
                case NOTE_DATE -> VariableType.TIMESTAMP;
                case NOTE_TITLE -> VariableType.TEXT;
                case VARIABLE -> types.get(condition.variable());
            };
        }

        private boolean operatorFits(Condition condition, VariableType left) {
            VariableType needed =
                    switch (condition.operator().right()) {
                        case DATE -> VariableType.TIMESTAMP;
                        case TEXT -> VariableType.TEXT;
                        case NONE, ANY, LIST -> left;
                    };
            if (needed != left) {
                rule(".operator", "%s compares %s, not %s".formatted(condition.operator(), needed, left));
            }
            return needed == left;
        }

        private void rightFits(VariableType left, String name) {
            VariableType right = types.get(name);
            if (right != null && right != left && !(NUMBERS.contains(left) && NUMBERS.contains(right))) {
                rule(".value", "'%s' is %s and cannot be compared with %s".formatted(name, right, left));
            }
        }

        private JsonNode constants(VariableType left, JsonNode value) {
            if (value == null || !value.isArray()) {
                return value == null ? null : constant(left, value, ".value");
            }
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (int index = 0; index < value.size(); index++) {
                list.add(constant(left, value.get(index), ".value[%d]".formatted(index)));
            }
            return list;
        }

        private JsonNode constant(VariableType left, JsonNode value, String part) {
            try {
                return LabelValue.canonical(left, List.of(), value);
            } catch (InvalidValueException e) {
                rule(part, e.getMessage());
                return value;
            }
        }

        private void rule(String part, String message) {
            find(part, ErrorCode.RULE_BROKEN, message);
        }

        private void find(String part, ErrorCode code, String message) {
            findings.add(new Finding(variable, field + part, code, message));
        }
    }
}
