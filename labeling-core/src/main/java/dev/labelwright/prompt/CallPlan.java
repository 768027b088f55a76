package dev.labelwright.prompt;

import dev.labelwright.ontology.Stage;
import java.util.List;

/**
 * How the variables of a generation share calls, in which steps, and the most tokens that a call can use. A call's
 * ceiling is {@code frameInput + Σ inputTokens + note or candidates + min(frameOutput + Σ outputTokens, maxOutput)}.
 *
 * @param variables in their order, each in one call group
 * @param calls the call groups, by their number
 */
public record CallPlan(List<PlannedVariable> variables, List<PlannedCall> calls) {
    public CallPlan {
        variables = List.copyOf(variables);
        calls = List.copyOf(calls);
    }

    /** The call groups of a stage. */
    public List<PlannedCall> calls(Stage stage) {
        return calls.stream().filter(call -> call.stage() == stage).toList();
    }

    /** The variables of a call group, in their order. */
    public List<PlannedVariable> variables(PlannedCall call) {
        return variables.stream()
                .filter(variable -> variable.callGroup() == call.callGroup())
                .toList();
    }

    /** Whether nothing is to be asked. */
    public boolean isEmpty() {
        return variables.isEmpty();
    }
}
