package dev.labelwright.selection;

import dev.labelwright.condition.Predicate;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Variable;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violations;
import java.util.ArrayList;
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
            Condition filter = filters.get(index);
            String field = field(index);
            unknown.require(byName.containsKey(filter.variable()), field + ".variable", unknown(filter.variable()));
            filter.rightVariable()
                    .ifPresent(name -> unknown.require(byName.containsKey(name), field + ".value", unknown(name)));
        }
        unknown.throwIfAny(ErrorCode.UNKNOWN_REFERENCE);
        Violations broken = new Violations();
        FilterRules rules = new FilterRules(byName, broken);
        List<Condition> checked = new ArrayList<>();
        for (int index = 0; index < filters.size(); index++) {
            checked.add(rules.checked(filters.get(index), field(index)));
        }
        broken.throwIfAny();
        return checked.stream().map(filter -> Predicate.of(filter, byName)).toList();
    }

    private static String field(int index) {
        return "variableValues[%d]".formatted(index);
    }

    private static String unknown(String name) {
        return "there is no variable '%s'".formatted(name);
    }
}
