package dev.labelwright.prompt;

import dev.labelwright.condition.Predicate;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Strategy;
import java.util.List;
import java.util.UUID;

/**
 * A variable with its place in the calls of a generation. A variable that takes part in two stages has two.
 *
 * @param asked the variable as the stage asks it, and its key in the prompt
 * @param stage the stage
 * @param position its place in the plan, from 1
 * @param callGroup which call it shares
 * @param inputTokens the most that it adds to a prompt
 * @param outputTokens the most that its answer may take
 * @param strategy how candidates become a value; {@code null} but for an aggregation
 * @param onlyTrueValues whether candidates that are not true are left out
 * @param decided conditions that are decided at planning
 * @param deferred conditions that are decided when the step is released
 * @param needs the variables without whose answers in this generation it is not computed
 * @param sources the variables whose values it is made from; empty where it is read from a note
 */
public record PlannedVariable(
        AskedVariable asked,
        Stage stage,
        int position,
        int callGroup,
        int inputTokens,
        int outputTokens,
        Strategy strategy,
        boolean onlyTrueValues,
        List<Predicate> decided,
        List<Predicate> deferred,
        List<UUID> needs,
        List<UUID> sources) {
    public PlannedVariable {
        decided = List.copyOf(decided);
        deferred = List.copyOf(deferred);
        needs = List.copyOf(needs);
        sources = List.copyOf(sources);
    }
}
