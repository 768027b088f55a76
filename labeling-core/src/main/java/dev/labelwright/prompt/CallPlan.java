package dev.labelwright.prompt;

import dev.labelwright.event.AskedVariable;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * How the variables of a generation share calls, and the most tokens that a call can use. A call's ceiling is
 * {@code frameInput + Σ inputTokens + note + min(frameOutput + Σ outputTokens, maxOutput)}.
 *
 * @param variables in their order, each in one call group
 * @param frameInput what every prompt of this plan takes, the model's own overhead included
 * @param frameOutput what every answer takes
 */
public record CallPlan(List<PlannedVariable> variables, int frameInput, int frameOutput) {
    public CallPlan {
        variables = List.copyOf(variables);
    }

    /**
     * Shares the variables out over calls, in order: a call takes as many as it may and as its answer has room for.
     *
     * @param variables the variables of the generation, in their order
     * @param variablesPerCall the most variables of one call
     * @param limits the model's tokenizer and limits
     */
    public static CallPlan of(List<VariableDefinition> variables, int variablesPerCall, ModelLimits limits) {
        List<PlannedVariable> planned = new ArrayList<>();
        Tokenizer tokenizer = limits.tokenizer();
        int group = 1;
        int inGroup = 0;
        long output = OutputBound.FRAME;
        for (VariableDefinition variable : variables) {
            int needed = OutputBound.of(variable, tokenizer);
            if (inGroup == variablesPerCall || (inGroup > 0 && output + needed > limits.maxOutputTokens())) {
                group++;
                inGroup = 0;
                output = OutputBound.FRAME;
            }
            inGroup++;
            output += needed;
            AskedVariable asked = new AskedVariable("v" + inGroup, variable);
            planned.add(new PlannedVariable(asked, planned.size() + 1, group, InputBound.of(asked, tokenizer), needed));
        }
        return new CallPlan(planned, InputBound.frame(tokenizer) + limits.overheadTokens(), OutputBound.FRAME);
    }

    /** How many calls a note takes where all its cells are asked. */
    public int groups() {
        return variables.isEmpty() ? 0 : variables.getLast().callGroup();
    }

    /** The most input that all calls of one note take beside the note itself, in tokens. */
    public long inputPerNote() {
        return (long) groups() * frameInput
                + variables.stream().mapToLong(PlannedVariable::inputTokens).sum();
    }

    /** The most output of all calls of one note, in tokens. */
    public long outputPerNote() {
        return (long) groups() * frameOutput
                + variables.stream().mapToLong(PlannedVariable::outputTokens).sum();
    }

    /** The most tokens that a single call takes beside the note. */
    public long largestCall() {
        long largest = 0;
        for (int group = 1; group <= groups(); group++) {
            int wanted = group;
            largest = Math.max(
                    largest,
                    frameInput
                            + (long) frameOutput
                            + variables.stream()
                                    .filter(variable -> variable.callGroup() == wanted)
                                    .mapToLong(variable -> (long) variable.inputTokens() + variable.outputTokens())
                                    .sum());
        }
        return largest;
    }
}
