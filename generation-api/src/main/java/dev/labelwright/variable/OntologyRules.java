package dev.labelwright.variable;

import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules between the variables of an ontology, as it will be after a change. */
final class OntologyRules {
    /** The most names of a circle that an error says. */
    private static final int SHOWN = 20;

    private final Map<String, VariableContent> ontology;
    private final Set<String> models;

    /**
     * @param ontology every variable as it will be, by its name
     * @param models the names of the models that exist, of those that the changed variables name
     */
    OntologyRules(Map<String, VariableContent> ontology, Set<String> models) {
        this.ontology = ontology;
        this.models = models;
    }

    /**
     * What a change comes to.
     *
     * @param contents the changed variables, constants in their canonical form
     * @param findings the rules that they, or those that refer to them, break
     */
    record Outcome(List<VariableContent> contents, List<Finding> findings) {}

    /** Looks at the changed variables and at those that refer to them. */
    Outcome changing(Collection<String> changed) {
        Map<String, VariableType> types = new LinkedHashMap<>();
        ontology.forEach((name, content) -> types.put(name, content.type()));
        ConditionRules conditions = new ConditionRules(types);
        List<Finding> findings = new ArrayList<>();
        List<VariableContent> contents = new ArrayList<>();
        for (String name : changed) {
            VariableContent content = ontology.get(name);
            inputs(content, findings);
            if (content.model() != null && !models.contains(content.model())) {
                findings.add(unknown(content, "model", "there is no model '%s'".formatted(content.model())));
            }
            contents.add(content.with(conditions.checked(content)));
        }
        ontology.values().stream()
                .filter(content -> !changed.contains(content.name())
                        && content.references().stream().anyMatch(changed::contains))
                .forEach(conditions::checked);
        findings.addAll(conditions.findings());
        for (List<String> cycle : VariableGraph.of(ontology.values()).cycles(changed)) {
            findings.add(cycle(cycle));
        }
        return new Outcome(contents, findings);
    }

    private void inputs(VariableContent content, List<Finding> findings) {
        List<String> inBraces = Words.references(content.instruction());
        for (int index = 0; index < content.inputs().size(); index++) {
            String input = content.inputs().get(index);
            if (!ontology.containsKey(input)) {
                findings.add(
                        inBraces.contains(input)
                                ? unknown(content, "instruction", "there is no variable {%s}".formatted(input))
                                : unknown(
                                        content,
                                        "inputs[%d]".formatted(index),
                                        "there is no variable '%s'".formatted(input)));
            }
        }
    }

    private Finding cycle(List<String> cycle) {
        VariableContent first = ontology.get(cycle.getFirst());
        boolean byInput = first.inputs().contains(cycle.get(1));
        return new Finding(
                first.name(),
                byInput ? "inputs" : "conditions",
                ErrorCode.RULE_BROKEN,
                "the variables go in a circle: " + String.join(" → ", shown(cycle)));
    }

    private static List<String> shown(List<String> cycle) {
        if (cycle.size() <= SHOWN) {
            return cycle;
        }
        List<String> shown = new ArrayList<>(cycle.subList(0, SHOWN - 2));
        shown.add("(%d more)".formatted(cycle.size() - SHOWN + 1));
        shown.add(cycle.getLast());
        return shown;
    }

    private static Finding unknown(VariableContent content, String field, String message) {
        return new Finding(content.name(), field, ErrorCode.UNKNOWN_REFERENCE, message);
    }
}
