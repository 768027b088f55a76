package dev.labelwright.estimate.catalog;

import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violations;
import dev.labelwright.selection.VariableChoice;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The variables of a project.
 *
 * @param variables in their order
 */
public record Ontology(List<Variable> variables) {
    public Ontology {
        variables = List.copyOf(variables);
    }

    /** A variable's row. */
    public record Variable(
            UUID id,
            int version,
            String name,
            VariableType type,
            Scope scope,
            String instruction,
            List<Option> options,
            boolean includeInGeneration) {
        public Variable {
            options = List.copyOf(options);
        }

        VariableDefinition definition() {
            return new VariableDefinition(id, version, name, type, scope, instruction, options);
        }
    }

    /**
     * The chosen variables in their order; at least one.
     *
     * @throws ProblemException where a name does not exist, naming each, or there is no variable to ask
     */
    public List<VariableDefinition> chosen(VariableChoice choice) {
        requireNames(choice);
        List<VariableDefinition> chosen = matching(variable -> isChosen(choice, variable));
        if (chosen.isEmpty()) {
            throw ProblemException.ofField(
                    ErrorCode.RULE_BROKEN, "variables", "the project has no variable that is included in generation");
        }
        return chosen;
    }

    /** The variables that any choice could be narrowed down from: all that are included, and those chosen by name. */
    public List<VariableDefinition> includedOrChosen(VariableChoice choice) {
        return matching(variable -> variable.includeInGeneration() || isChosen(choice, variable));
    }

    private void requireNames(VariableChoice choice) {
        if (choice instanceof VariableChoice.Specific(List<String> names)) {
            Set<String> known = new HashSet<>();
            variables.forEach(variable -> known.add(variable.name()));
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

    private List<VariableDefinition> matching(Predicate<Variable> wanted) {
        return variables.stream().filter(wanted).map(Variable::definition).toList();
    }

    private static boolean isChosen(VariableChoice choice, Variable variable) {
        return switch (choice) {
            case VariableChoice.All() -> variable.includeInGeneration();
            case VariableChoice.Specific(List<String> names) -> names.contains(variable.name());
        };
    }
}
