package dev.labelwright.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.AskedVariable;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The promise that every ceiling stands on: the parts' sum is never less than the prompt, and not much more. */
class InputBoundPropertiesTest {
    private static final int WINDOW = 1_000_000;
    /** What the bound may exceed the prompt by: a margin and a pair of braces and brackets for each variable. */
    private static final int SLACK_OF_FRAME = 6;

    private static final int SLACK_OF_VARIABLE = 6;

    @Property(tries = 300)
    void theSumOfThePartsBoundsThePrompt(
            @ForAll("variables") List<VariableDefinition> variables,
            @ForAll("notes") String note,
            @ForAll Tokenizer tokenizer,
            @ForAll @IntRange(min = 1, max = 5) int variablesPerCall,
            @ForAll long choice) {
        // Given the calls of some variables, and of each call those that the policy leaves to be asked
        CallPlan plan = CallPlan.of(variables, variablesPerCall, new ModelLimits(tokenizer, WINDOW, WINDOW, 0));
        Random chosen = new Random(choice);
        for (int group = 1; group <= plan.groups(); group++) {
            int wanted = group;
            List<PlannedVariable> whole = plan.variables().stream()
                    .filter(variable -> variable.callGroup() == wanted)
                    .toList();
            List<PlannedVariable> part =
                    whole.stream().filter(variable -> chosen.nextBoolean()).toList();

            // When their prompts are rendered and counted
            // Then the plan's sum holds for the whole group, for a part of it, and for each variable alone
            assertBound(plan, whole, note, tokenizer);
            assertBound(plan, part, note, tokenizer);
            whole.forEach(variable -> assertBound(plan, List.of(variable), note, tokenizer));
        }
    }

    private static void assertBound(CallPlan plan, List<PlannedVariable> asked, String note, Tokenizer tokenizer) {
        if (asked.isEmpty()) {
            return;
        }
        List<AskedVariable> variables =
                asked.stream().map(PlannedVariable::asked).toList();
        Prompt prompt = PromptTemplate.render(variables, note);
        int exact = TokenCounter.count(tokenizer, prompt.system())
                + TokenCounter.count(tokenizer, prompt.user())
                + TokenCounter.count(tokenizer, prompt.schema())
                + InputBound.CHAT_FORMAT;
        int bound = plan.frameInput()
                + asked.stream().mapToInt(PlannedVariable::inputTokens).sum()
                + TokenCounter.count(tokenizer, note);
        assertThat(bound).isBetween(exact, exact + SLACK_OF_FRAME + asked.size() * SLACK_OF_VARIABLE);
    }

    @Provide
    Arbitrary<List<VariableDefinition>> variables() {
        return PromptVariables.lists();
    }

    @Provide
    Arbitrary<String> notes() {
        return PromptVariables.texts(400);
    }
}
