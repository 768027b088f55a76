package dev.labelwright.selection;

import dev.labelwright.condition.Predicate;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Variable;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A selection's filters by values, over an ontology. */
public final class ValueFilters {
    private ValueFilters() {}

    /**
     * The filters with their variables found.
     *
     * @throws ProblemException where a filter names an unknown variable or breaks a rule of conditions, naming each
     */
    public static List<Predicate> of(List<Condition> filters, Collection<Variable> ontology) {
        Map<String, Variable> byName = ontology.stream().collect(Collectors.toMap(Variable::name, Function.identity()));
        Violations unknown = new Violations();
        for (int index = 0; index < filters.size(); index++) {
            String field = "variableValues[%d]".formatted(index);
            filters.get(index)
                    .variables()
                    .forEach(name -> unknown.require(
                            byName.containsKey(name),
                            field + ".variable",
                            "there is no variable '%s'".formatted(name)));
        }
        unknown.throwIfAny(ErrorCode.UNKNOWN_REFERENCE);
        return filters.stream().map(filter -> Predicate.of(filter, byName)).toList();
    }
}
