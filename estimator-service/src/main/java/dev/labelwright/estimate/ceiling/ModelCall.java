package dev.labelwright.estimate.ceiling;

import dev.labelwright.ontology.Stage;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.PlannedCall;
import dev.labelwright.prompt.PlannedVariable;
import dev.labelwright.tokens.Tokenizer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A call of a model where every variable of its group is asked, which is the most that any call of the group can be.
 *
 * @param call the group
 * @param input the prompt's tokens beside the note or the candidates
 * @param output the most tokens of its answer
 * @param prices of its model
 */
record ModelCall(PlannedCall call, long input, long output, Prices prices) {

    /** The groups of a plan that ask a model. */
    static Stream<ModelCall> of(CallPlan plan, Function<PlannedCall, Prices> prices) {
        return plan.calls().stream().filter(call -> !call.local()).map(call -> {
            long input = plan.variables(call).stream()
                    .mapToLong(PlannedVariable::inputTokens)
                    .sum();
            long output = plan.variables(call).stream()
                    .mapToLong(PlannedVariable::outputTokens)
                    .sum();
            return new ModelCall(
                    call,
                    call.frameInput() + input,
                    Math.min(call.frameOutput() + output, call.limits().maxOutputTokens()),
                    prices.apply(call));
        });
    }

    boolean ofNote() {
        return call.stage() == Stage.NOTE_LABELS;
    }

    Tokenizer tokenizer() {
        return call.limits().tokenizer();
    }

    long window() {
        return call.limits().contextTokens();
    }
}
