package dev.labelwright.estimate;

import dev.labelwright.ontology.Stage;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.PlannedCall;
import dev.labelwright.prompt.PlannedVariable;

/**
 * What the calls of one stage take beside notes and candidates, where everything is asked.
 *
 * @param calls how many calls ask a model
 * @param largest the most tokens of one call
 */
record PlanSums(long calls, long input, long output, long largest) {

    static PlanSums of(CallPlan plan, Stage stage) {
        PlanSums sums = new PlanSums(0, 0, 0, 0);
        for (PlannedCall call : plan.calls(stage)) {
            if (!call.local()) {
                sums = sums.plus(input(plan, call), output(plan, call));
            }
        }
        return sums;
    }

    private PlanSums plus(long moreInput, long moreOutput) {
        return new PlanSums(
                calls + 1, input + moreInput, output + moreOutput, Math.max(largest, moreInput + moreOutput));
    }

    private static long input(CallPlan plan, PlannedCall call) {
        return call.frameInput()
                + plan.variables(call).stream()
                        .mapToLong(PlannedVariable::inputTokens)
                        .sum();
    }

    private static long output(CallPlan plan, PlannedCall call) {
        long output = call.frameOutput()
                + plan.variables(call).stream()
                        .mapToLong(PlannedVariable::outputTokens)
                        .sum();
        return Math.min(output, call.limits().maxOutputTokens());
    }
}
