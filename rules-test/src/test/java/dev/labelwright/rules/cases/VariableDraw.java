package dev.labelwright.rules.cases;

import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.selection.StageChoice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Draws the variables of a project; each looks at earlier ones only, so that none goes in a circle. */
final class VariableDraw {
    private static final int MOST = 5;
    private static final List<Option> OPTIONS =
            List.of(new Option("I", ""), new Option("II", ""), new Option("III", ""));

    private final Choices choices;
    private final List<Variable> drawn = new ArrayList<>();

    VariableDraw(Choices choices) {
        this.choices = choices;
    }

    /** At least one of them has cells in the scope. */
    List<Variable> draw(StageChoice scope) {
        int count = choices.between(scope == StageChoice.DEPENDENT ? 2 : 1, MOST);
        for (int place = 1; place <= count; place++) {
            boolean last = place == count;
            drawn.add(variable(
                    place,
                    (last && scope == StageChoice.DEPENDENT) || (place > 1 && choices.percent(25)),
                    last && scope == StageChoice.AGGREGATION));
        }
        return List.copyOf(drawn);
    }

    private Variable variable(int place, boolean dependent, boolean aggregated) {
        VariableType type = choices.of(VariableType.values());
        List<Option> options = type == VariableType.TEXT && choices.percent(50) ? OPTIONS : List.of();
        Scope scope = dependent || aggregated
                ? Scope.ONE_PER_PATIENT
                : choices.of(Scope.ONE_PER_NOTE, Scope.ONE_PER_PATIENT, Scope.MANY_PER_NOTE);
        List<Variable> others = List.copyOf(drawn);
        Double threshold = Confidences.threshold(choices);
        return new Variable(
                new UUID(0, place),
                "V" + place,
                dependent ? Kind.DEPENDENT : Kind.EXTRACTED,
                type,
                scope,
                "Read V" + place,
                options,
                choices.percent(25) ? choices.of(ValuePool.of(type, options)) : null,
                scope == Scope.ONE_PER_PATIENT && !dependent ? aggregation(type) : null,
                conditions(others),
                dependent ? inputs(others) : List.of(),
                null,
                !choices.percent(10) || aggregated || dependent,
                threshold == null ? null : BigDecimal.valueOf(threshold),
                null,
                null,
                1);
    }

    private Aggregation aggregation(VariableType type) {
        Strategy strategy = choices.of(
                Stream.of(Strategy.values()).filter(one -> one.fits(type)).toList());
        return new Aggregation(strategy, null, List.of(), type == VariableType.BOOLEAN && choices.percent(40), null);
    }

    private List<Condition> conditions(List<Variable> others) {
        ConditionDraw conditions = new ConditionDraw(choices);
        return Choices.times(choices.of(0, 0, 0, 1, 1, 2), place -> conditions.draw(others));
    }

    private List<String> inputs(List<Variable> others) {
        List<String> some =
                choices.some(others, 50).stream().map(Variable::name).toList();
        return some.isEmpty() ? List.of(others.getLast().name()) : some;
    }
}
