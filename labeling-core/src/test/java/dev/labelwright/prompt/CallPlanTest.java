package dev.labelwright.prompt;

import static dev.labelwright.prompt.PromptVariables.times;
import static dev.labelwright.prompt.PromptVariables.variable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallPlanTest {
    private static final VariableDefinition SMOKER = variable(VariableType.BOOLEAN, Scope.ONE_PER_NOTE);
    private static final VariableDefinition DRUGS = variable(VariableType.TEXT, Scope.MANY_PER_NOTE);
    private static final ModelLimits ROOMY = new ModelLimits(Tokenizer.O200K_BASE, 128_000, 100_000, 0);

    @Test
    void aCallTakesAsManyVariablesAsItMay() {
        // Given seven variables
        List<VariableDefinition> variables = times(7, SMOKER);

        // When three may share a call
        CallPlan plan = CallPlan.of(variables, 3, ROOMY);

        // Then two calls are full, the third has the rest, and each counts its keys from one
        assertThat(plan.groups()).isEqualTo(3);
        assertThat(plan.variables()).extracting(PlannedVariable::callGroup).containsExactly(1, 1, 1, 2, 2, 2, 3);
        assertThat(plan.variables()).extracting(PlannedVariable::position).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(plan.variables())
                .extracting(variable -> variable.asked().key())
                .containsExactly("v1", "v2", "v3", "v1", "v2", "v3", "v1");
    }

    @Test
    void aCallEndsWhereItsAnswerHasNoMoreRoom() {
        // Given a model whose answer has room for two of the variables, and not for a third
        int needed = OutputBound.of(SMOKER, Tokenizer.O200K_BASE);
        ModelLimits limits = new ModelLimits(Tokenizer.O200K_BASE, 128_000, OutputBound.FRAME + 2 * needed, 0);

        // When five could share a call
        CallPlan plan = CallPlan.of(times(5, SMOKER), 20, limits);

        // Then no answer is planned beyond the model's limit
        assertThat(plan.variables()).extracting(PlannedVariable::callGroup).containsExactly(1, 1, 2, 2, 3);
    }

    @Test
    void aVariableThatNeedsMoreThanAnAnswerHasIsAskedAlone() {
        // Given a model with a short answer, and a variable with many values between two with one
        ModelLimits limits =
                new ModelLimits(Tokenizer.O200K_BASE, 128_000, OutputBound.of(DRUGS, Tokenizer.O200K_BASE) - 1, 0);

        // When they are planned
        CallPlan plan = CallPlan.of(List.of(SMOKER, DRUGS, SMOKER), 20, limits);

        // Then it shares no call
        assertThat(plan.variables()).extracting(PlannedVariable::callGroup).containsExactly(1, 2, 3);
    }

    @Test
    void theOrderIsKept() {
        // Given variables that would pack better in another order
        List<VariableDefinition> variables = List.of(DRUGS, SMOKER, DRUGS, SMOKER);

        // When they are planned
        CallPlan plan = CallPlan.of(variables, 2, ROOMY);

        // Then they stand as they were given
        assertThat(plan.variables())
                .extracting(variable -> variable.asked().definition())
                .containsExactlyElementsOf(variables);
    }

    @Test
    void noVariablesTakeNoCall() {
        // Given nothing to ask

        // When it is planned
        CallPlan plan = CallPlan.of(List.of(), 20, ROOMY);

        // Then a note costs nothing
        assertThat(plan.groups()).isZero();
        assertThat(plan.inputPerNote()).isZero();
        assertThat(plan.outputPerNote()).isZero();
        assertThat(plan.largestCall()).isZero();
    }

    @Test
    void theModelsOverheadIsPartOfEveryCall() {
        // Given the same model with and without an overhead
        ModelLimits heavy = new ModelLimits(Tokenizer.O200K_BASE, 128_000, 100_000, 57);

        // When the same variables are planned in three calls
        CallPlan without = CallPlan.of(times(3, SMOKER), 1, ROOMY);
        CallPlan with = CallPlan.of(times(3, SMOKER), 1, heavy);

        // Then each call has it once
        assertThat(with.frameInput()).isEqualTo(without.frameInput() + 57);
        assertThat(with.inputPerNote()).isEqualTo(without.inputPerNote() + 3 * 57);
        assertThat(with.largestCall()).isEqualTo(without.largestCall() + 57);
    }

    @Test
    void theSumsAreThoseOfTheCalls() {
        // Given calls of different size
        CallPlan plan = CallPlan.of(List.of(SMOKER, SMOKER, DRUGS, SMOKER), 2, ROOMY);

        // When the calls are added up one by one
        List<Long> calls = new ArrayList<>();
        for (int group = 1; group <= plan.groups(); group++) {
            int wanted = group;
            calls.add(plan.frameInput()
                    + plan.frameOutput()
                    + plan.variables().stream()
                            .filter(variable -> variable.callGroup() == wanted)
                            .mapToLong(variable -> (long) variable.inputTokens() + variable.outputTokens())
                            .sum());
        }

        // Then their sum is what a note takes, and the highest is the largest call
        assertThat(plan.inputPerNote() + plan.outputPerNote())
                .isEqualTo(calls.stream().mapToLong(Long::longValue).sum());
        assertThat(plan.largestCall())
                .isEqualTo(calls.stream().mapToLong(Long::longValue).max().orElseThrow());
    }
}
