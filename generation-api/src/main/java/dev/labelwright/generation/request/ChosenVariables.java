package dev.labelwright.generation.request;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violations;
import dev.labelwright.selection.VariableChoice;
import dev.labelwright.variable.VariableView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the variables that a selection speaks of. */
@ApplicationScoped
public class ChosenVariables {

    /**
     * The chosen variables in the ontology's order.
     *
     * @throws ProblemException where a name does not exist, naming each
     */
    public List<VariableView> of(VariableChoice choice, List<VariableView> ontology) {
        return switch (choice) {
            case VariableChoice.All all ->
                ontology.stream().filter(VariableView::includeInGeneration).toList();
            case VariableChoice.Specific specific -> {
                Map<String, VariableView> byName =
                        ontology.stream().collect(Collectors.toMap(VariableView::name, Function.identity()));
                Violations missing = new Violations();
                for (int index = 0; index < specific.names().size(); index++) {
                    String name = specific.names().get(index);
                    missing.require(
                            byName.containsKey(name),
                            "variables.names[%d]".formatted(index),
                            "there is no variable '%s'".formatted(name));
                }
                missing.throwIfAny(ErrorCode.UNKNOWN_REFERENCE);
                yield ontology.stream()
                        .filter(variable -> specific.names().contains(variable.name()))
                        .toList();
            }
        };
    }
}
