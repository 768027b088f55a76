package dev.labelwright.variable;

import dev.labelwright.ontology.Variable;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The variables of a project before a change.
 *
 * @param variables in their order
 */
record Ontology(List<Variable> variables) {
    /** The most variables that a project has. */
    static final int MAX_VARIABLES = 2_000;

    private static final int SHOWN = 10;

    Ontology {
        variables = List.copyOf(variables);
    }

    /** One of them, or {@code NOT_FOUND}. */
    Variable one(UUID id) {
        return variables.stream()
                .filter(variable -> variable.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("variable", id));
    }

    /** What they say, by their names. */
    Map<String, VariableContent> contents() {
        Map<String, VariableContent> contents = new LinkedHashMap<>();
        variables.forEach(variable -> contents.put(variable.name(), VariableContent.of(variable)));
        return contents;
    }

    Set<String> names() {
        return variables.stream().map(Variable::name).collect(Collectors.toSet());
    }

    /** What they will say when these are new or say something else. */
    Map<String, VariableContent> with(Collection<VariableContent> changed) {
        Map<String, VariableContent> contents = contents();
        changed.forEach(content -> contents.put(content.name(), content));
        if (contents.size() > MAX_VARIABLES && contents.size() > variables.size()) {
            throw new ProblemException(
                    ErrorCode.RULE_BROKEN, "A project has at most %d variables.".formatted(MAX_VARIABLES));
        }
        return contents;
    }

    /** What they will say when a variable is new; refuses a name that is taken. */
    Map<String, VariableContent> adding(VariableContent content) {
        requireFree(content.name());
        return with(List.of(content));
    }

    /** What they will say when one of them says something else; refuses to rename what others name. */
    Map<String, VariableContent> replacing(Variable before, VariableContent content) {
        if (before.name().equals(content.name())) {
            return with(List.of(content));
        }
        requireUnused(before, "renamed");
        requireFree(content.name());
        Map<String, VariableContent> contents = with(List.of(content));
        contents.remove(before.name());
        return contents;
    }

    /** Refuses to do something to a variable that others name in their inputs or conditions. */
    void requireUnused(Variable variable, String done) {
        List<String> users = variables.stream()
                .filter(other ->
                        !other.id().equals(variable.id()) && other.references().anyMatch(variable.name()::equals))
                .map(other -> "'%s'".formatted(other.name()))
                .toList();
        if (!users.isEmpty()) {
            String more = users.size() > SHOWN ? " and %d more".formatted(users.size() - SHOWN) : "";
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The variable '%s' cannot be %s while others name it: %s%s."
                            .formatted(
                                    variable.name(),
                                    done,
                                    String.join(", ", users.subList(0, Math.min(SHOWN, users.size()))),
                                    more));
        }
    }

    private void requireFree(String name) {
        if (names().contains(name)) {
            throw new ProblemException(
                    ErrorCode.NAME_TAKEN, "There is already one with the name '%s'.".formatted(name));
        }
    }
}
