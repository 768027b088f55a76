package dev.labelwright.estimate.catalog;

import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.selection.ChosenVariables;
import dev.labelwright.selection.VariableChoice;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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
        return definitions(
                ChosenVariables.atLeastOne(choice, variables, Variable::name, Variable::includeInGeneration).stream());
    }

    /**
     * The variables that any choice could be narrowed down from: all that are included, and those chosen by name.
     *
     * @throws ProblemException where a name does not exist, naming each
     */
    public List<VariableDefinition> includedOrChosen(VariableChoice choice) {
        List<Variable> chosen = ChosenVariables.of(choice, variables, Variable::name, Variable::includeInGeneration);
        return definitions(
                variables.stream().filter(variable -> variable.includeInGeneration() || chosen.contains(variable)));
    }

    private static List<VariableDefinition> definitions(Stream<Variable> variables) {
        return variables.map(Variable::definition).toList();
    }
}
