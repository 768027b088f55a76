package dev.labelwright.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Draws conditions that the ontology accepts. */
final class ConditionDraw {
    private static final Set<VariableType> NUMBERS = Set.of(VariableType.INTEGER, VariableType.FLOAT);
    private static final int MOST_DAYS = 2;

    private final Choices choices;

    ConditionDraw(Choices choices) {
        this.choices = choices;
    }

    /** Of a variable, on a note or on variables that were there before it. */
    Condition draw(List<Variable> others) {
        if (others.isEmpty() || choices.percent(25)) {
            return choices.percent(60)
                    ? of(Condition.Subject.NOTE_DATE, null, VariableType.TIMESTAMP, List.of(), others)
                    : of(Condition.Subject.NOTE_TITLE, null, VariableType.TEXT, List.of(), others);
        }
        Variable left = choices.of(others);
        return of(Condition.Subject.VARIABLE, left.name(), left.type(), left.options(), others);
    }

    /** A filter by the values of a variable. */
    Condition filter(Variable variable) {
        return of(Condition.Subject.VARIABLE, variable.name(), variable.type(), variable.options(), List.of());
    }

    private Condition of(
            Condition.Subject subject,
            String variable,
            VariableType type,
            List<Option> options,
            List<Variable> others) {
        Operator operator = choices.of(
                Stream.of(Operator.values()).filter(one -> fits(one, type)).toList());
        List<Variable> comparable =
                others.stream().filter(other -> comparable(type, other.type())).toList();
        JsonNode right =
                switch (operator.right()) {
                    case NONE -> null;
                    case ANY, DATE, LIST, TEXT ->
                        !comparable.isEmpty() && choices.percent(35)
                                ? reference(choices.of(comparable))
                                : constant(operator, type, options);
                };
        return new Condition(
                subject, variable, operator, right, operator.countsDays() ? choices.between(0, MOST_DAYS) : null);
    }

    private JsonNode constant(Operator operator, VariableType type, List<Option> options) {
        List<JsonNode> pool = ValuePool.of(type, options);
        return switch (operator.right()) {
            case LIST ->
                JsonNodeFactory.instance.arrayNode().add(choices.of(pool)).add(choices.of(pool));
            case TEXT -> choices.of(ValuePool.parts());
            case ANY, DATE, NONE -> choices.of(pool);
        };
    }

    private static JsonNode reference(Variable other) {
        return JsonNodeFactory.instance.objectNode().put("variable", other.name());
    }

    private static boolean fits(Operator operator, VariableType type) {
        return switch (operator.right()) {
            case DATE -> type == VariableType.TIMESTAMP;
            case TEXT -> type == VariableType.TEXT;
            case NONE, ANY, LIST -> true;
        };
    }

    private static boolean comparable(VariableType left, VariableType right) {
        return left == right || (NUMBERS.contains(left) && NUMBERS.contains(right));
    }
}
