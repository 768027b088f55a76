package dev.labelwright.selection;

import dev.labelwright.ontology.Variable;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violations;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the variables of an ontology that a selection speaks of, in whatever form a service holds them. */
public final class ChosenVariables {
    private ChosenVariables() {}

    /**
     * The chosen variables in the ontology's order; none where all are chosen and none is included.
     *
     * @param name a variable's name
     * @param included whether a variable is included in generation
     * @throws ProblemException where a name does not exist, naming each
     */
    public static <V> List<V> of(
            VariableChoice choice, List<V> ontology, Function<V, String> name, Predicate<V> included) {
        return switch (choice) {
            case VariableChoice.All() -> ontology.stream().filter(included).toList();
            case VariableChoice.Specific(List<String> names) -> {
                requireNames(names, ontology.stream().map(name).collect(Collectors.toSet()));
                yield ontology.stream()
                        .filter(variable -> names.contains(name.apply(variable)))
                        .toList();
            }
        };
    }

    /**
     * As {@link #of}, but at least one.
     *
     * @throws ProblemException also where there is no variable to ask
     */
    public static <V> List<V> atLeastOne(
            VariableChoice choice, List<V> ontology, Function<V, String> name, Predicate<V> included) {
        List<V> chosen = of(choice, ontology, name, included);
        if (chosen.isEmpty()) {
            throw ProblemException.ofField(
                    ErrorCode.RULE_BROKEN, "variables", "the project has no variable that is included in generation");
        }
        return chosen;
    }

    /**
     * The variables that a selection asks: those chosen, of which one takes part in a stage of its scope.
     *
     * @throws ProblemException where there is nothing to ask, or a name does not exist
     */
    public static List<Variable> asked(Selection selection, List<Variable> ontology) {
        List<Variable> chosen =
                atLeastOne(selection.variables(), ontology, Variable::name, Variable::includeInGeneration);
        if (chosen.stream()
                .noneMatch(variable -> selection.scope().stages().stream().anyMatch(variable::takesPartIn))) {
            throw ProblemException.ofField(
                    ErrorCode.RULE_BROKEN,
                    "scope",
                    "none of the chosen variables takes part in %s".formatted(selection.scope()));
        }
        return chosen;
    }

    private static void requireNames(List<String> names, Set<String> known) {
        Violations missing = new Violations();
        for (int index = 0; index < names.size(); index++) {
            missing.require(
                    known.contains(names.get(index)),
                    "variables.names[%d]".formatted(index),
                    "there is no variable '%s'".formatted(names.get(index)));
        }
        missing.throwIfAny(ErrorCode.UNKNOWN_REFERENCE);
    }
}
