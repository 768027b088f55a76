package dev.labelwright.estimate.ceiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.prompt.PlannedVariable;
import dev.labelwright.prompt.RepairAllowance;
import dev.labelwright.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NoteBoundTest {
    /** A call that a plan makes of some of its variables. */
    private record Call(long input, long output) {
        long ceiling() {
            return input + output;
        }
    }

    @Property(tries = 300)
    void noCallsOfANoteExceedItsBound(
            @ForAll("definitions") @Size(min = 1, max = 12) List<VariableDefinition> variables,
            @ForAll @Size(12) List<Boolean> chosen,
            @ForAll @Size(12) List<Boolean> asked,
            @ForAll @IntRange(min = 1, max = 12) int variablesPerCall,
            @ForAll @IntRange(min = 1, max = 20_000) int maxOutput,
            @ForAll @IntRange(min = 1, max = 200_000) int noteTokens,
            @ForAll Tokenizer tokenizer) {
        // Given a plan for some of the variables, and the bound of all and of those
        ModelLimits limits = new ModelLimits(tokenizer, 1_000_000, maxOutput, 7);
        List<VariableDefinition> some = new ArrayList<>();
        for (int index = 0; index < variables.size(); index++) {
            if (chosen.get(index)) {
                some.add(variables.get(index));
            }
        }
        CallPlan plan = CallPlan.of(some, variablesPerCall, limits);
        NoteBound bound =
                NoteBound.of(CallPlan.of(variables, variablesPerCall, limits)).orIfMore(NoteBound.of(plan));

        // When some of its cells are asked
        List<Call> calls = calls(plan, asked, noteTokens, maxOutput);

        // Then neither the sum of its calls, nor the largest, nor the allowance for them is more than the bound says
        long input = calls.stream().mapToLong(Call::input).sum();
        long output = calls.stream().mapToLong(Call::output).sum();
        long largest = calls.stream().mapToLong(Call::ceiling).max().orElse(0);
        long boundInput = bound.input() + (long) bound.groups() * noteTokens;
        long boundLargest = bound.largestCall() + noteTokens;
        assertThat(calls).hasSizeLessThanOrEqualTo(bound.groups());
        assertThat(input).isLessThanOrEqualTo(boundInput);
        assertThat(output).isLessThanOrEqualTo(bound.output());
        assertThat(largest).isLessThanOrEqualTo(boundLargest);
        assertThat(RepairAllowance.of(input + output, largest))
                .isLessThanOrEqualTo(RepairAllowance.of(boundInput + bound.output(), boundLargest));
    }

    @Test
    void takesTheLargerCallOfFewerVariables() {
        // Given answers of which two small ones, or one of the large ones, fit into a call
        ModelLimits limits = new ModelLimits(Tokenizer.O200K_BASE, 1_000_000, 600, 0);
        List<VariableDefinition> all = List.of(number("A"), text("B", 700), number("C"));
        List<VariableDefinition> some = List.of(number("A"), number("C"));
        NoteBound ofAll = NoteBound.of(CallPlan.of(all, 10, limits));
        NoteBound ofSome = NoteBound.of(CallPlan.of(some, 10, limits));

        // When the bound of both is taken
        NoteBound bound = ofAll.orIfMore(ofSome);

        // Then each part is that of the plan that has more of it
        assertThat(ofAll.groups()).isEqualTo(3);
        assertThat(ofSome.groups()).isEqualTo(1);
        assertThat(bound)
                .isEqualTo(new NoteBound(
                        3, ofAll.input(), ofAll.output(), Math.max(ofAll.largestCall(), ofSome.largestCall())));
    }

    @Provide
    Arbitrary<List<VariableDefinition>> definitions() {
        Arbitrary<VariableDefinition> one = Combinators.combine(
                        Arbitraries.of(VariableType.class),
                        Arbitraries.of(Scope.MANY_PER_NOTE, Scope.ONE_PER_NOTE),
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .withChars(' ', '"', '{', 'é')
                                .ofMinLength(1)
                                .ofMaxLength(80))
                .as((type, scope, instruction) ->
                        new VariableDefinition(UUID.randomUUID(), 1, "name", type, scope, instruction, List.of()));
        return one.list();
    }

    private static List<Call> calls(CallPlan plan, List<Boolean> asked, int noteTokens, int maxOutput) {
        List<Call> calls = new ArrayList<>();
        for (int group = 1; group <= plan.groups(); group++) {
            int wanted = group;
            List<PlannedVariable> variables = plan.variables().stream()
                    .filter(variable -> variable.callGroup() == wanted && asked.get(variable.position() - 1))
                    .toList();
            if (!variables.isEmpty()) {
                long input = variables.stream()
                        .mapToLong(PlannedVariable::inputTokens)
                        .sum();
                long output = variables.stream()
                        .mapToLong(PlannedVariable::outputTokens)
                        .sum();
                calls.add(new Call(
                        plan.frameInput() + noteTokens + input, Math.min(plan.frameOutput() + output, maxOutput)));
            }
        }
        return calls;
    }

    private static VariableDefinition number(String name) {
        return new VariableDefinition(
                UUID.randomUUID(), 1, name, VariableType.INTEGER, Scope.ONE_PER_NOTE, "Read " + name, List.of());
    }

    private static VariableDefinition text(String name, int optionLength) {
        return new VariableDefinition(
                UUID.randomUUID(),
                1,
                name,
                VariableType.TEXT,
                Scope.ONE_PER_NOTE,
                "Read " + name,
                List.of(new Option("x ".repeat(optionLength / 3), "")));
    }
}
