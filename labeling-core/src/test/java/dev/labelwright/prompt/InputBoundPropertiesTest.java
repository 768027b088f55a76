package dev.labelwright.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.AskedVariable;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.util.EnumSet;
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
            @ForAll("variables") List<Variable> variables,
            @ForAll("notes") String note,
            @ForAll Tokenizer tokenizer,
            @ForAll @IntRange(min = 1, max = 5) int variablesPerCall,
            @ForAll long choice) {
        // Given the calls of some variables, and of each call those that the policy leaves to be asked
        ModelLimits limits = new ModelLimits(tokenizer, WINDOW, WINDOW, 0);
        CallPlan plan = CallPlanning.plan(
                variables, variables, EnumSet.of(Stage.NOTE_LABELS), variablesPerCall, name -> limits);
        Random chosen = new Random(choice);
        for (PlannedCall call : plan.calls()) {
            List<PlannedVariable> whole = plan.variables(call);
            List<PlannedVariable> part =
                    whole.stream().filter(variable -> chosen.nextBoolean()).toList();

            // When their prompts are rendered and counted
            // Then the plan's sum holds for the whole group, for a part of it, and for each variable alone
            assertBound(call, whole, note, tokenizer);
            assertBound(call, part, note, tokenizer);
            whole.forEach(variable -> assertBound(call, List.of(variable), note, tokenizer));
        }
    }

    private static void assertBound(PlannedCall call, List<PlannedVariable> asked, String note, Tokenizer tokenizer) {
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
        int bound = call.frameInput()
                + asked.stream().mapToInt(PlannedVariable::inputTokens).sum()
                + TokenCounter.count(tokenizer, note);
        assertThat(bound).isBetween(exact, exact + SLACK_OF_FRAME + asked.size() * SLACK_OF_VARIABLE);
    }

    @Provide
    Arbitrary<List<Variable>> variables() {
        return PromptVariables.ontologies();
    }

    @Provide
    Arbitrary<String> notes() {
        return PromptVariables.texts(400);
    }
}
