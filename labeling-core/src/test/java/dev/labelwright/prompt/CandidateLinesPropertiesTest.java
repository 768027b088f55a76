package dev.labelwright.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.Candidate;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The promises that the ceilings of the later stages stand on. */
class CandidateLinesPropertiesTest {
    /** Some asked variables, candidates of the same, and the stage. */
    record Case(Stage stage, List<VariableDefinition> variables, List<Candidate> candidates) {}

    @Property(tries = 200)
    void theMessageKeepsItsLimit(
            @ForAll("cases") Case given,
            @ForAll Tokenizer tokenizer,
            @ForAll @IntRange(min = 0, max = 4_000) int tokens) {
        // Given candidates, and room for a part of them

        // When they are fitted in
        List<Candidate> fitted = CandidateLines.fit(given.candidates(), tokens, tokenizer);

        // Then the message has at most the tokens, and the next candidate would not have fitted
        int taken = TokenCounter.count(tokenizer, CandidateLines.message(fitted, tokenizer));
        assertThat(taken).isLessThanOrEqualTo(tokens);
        if (fitted.size() < given.candidates().size()) {
            int longestLine = given.variables().stream()
                    .mapToInt(variable -> InputBound.candidate(variable, tokenizer))
                    .max()
                    .orElseThrow();
            assertThat(taken + longestLine + fitted.size()).isGreaterThan(tokens);
        }
    }

    @Property(tries = 200)
    void noLineIsLongerThanItsBound(@ForAll("cases") Case given, @ForAll Tokenizer tokenizer) {
        // Given candidates, and room for all

        // When they are fitted in
        List<Candidate> fitted = CandidateLines.fit(given.candidates(), Long.MAX_VALUE, tokenizer);

        // Then all are there in their order, each within the bound of its variable, numbered
        assertThat(fitted).hasSameSizeAs(given.candidates());
        for (int index = 0; index < fitted.size(); index++) {
            Candidate candidate = fitted.get(index);
            VariableDefinition source = given.variables().stream()
                    .filter(variable -> variable.name().equals(candidate.variable()))
                    .findFirst()
                    .orElseThrow();
            assertThat(candidate.key()).isEqualTo("c" + (index + 1));
            assertThat(candidate.variable())
                    .isEqualTo(given.candidates().get(index).variable());
            assertThat(TokenCounter.count(tokenizer, CandidateLine.render(candidate, tokenizer)))
                    .isLessThanOrEqualTo(InputBound.candidate(source, tokenizer));
        }
    }

    @Property(tries = 200)
    void theSumOfThePartsBoundsThePrompt(@ForAll("cases") Case given, @ForAll Tokenizer tokenizer) {
        // Given a task of a later stage
        List<Candidate> fitted = CandidateLines.fit(given.candidates(), Long.MAX_VALUE, tokenizer);
        if (fitted.isEmpty()) {
            return;
        }
        List<AskedVariable> asked = IntStream.range(0, given.variables().size())
                .mapToObj(index ->
                        new AskedVariable("v" + (index + 1), given.variables().get(index)))
                .toList();

        // When its prompt is rendered
        Prompt prompt = PromptTemplate.render(PatientTasks.task(given.stage(), asked, fitted, tokenizer));

        // Then its tokens are at most those of the frame, the variables and the message
        int message = TokenCounter.count(tokenizer, prompt.user());
        int exact = TokenCounter.count(tokenizer, prompt.system())
                + message
                + TokenCounter.count(tokenizer, prompt.schema())
                + InputBound.CHAT_FORMAT;
        int bound = InputBound.frame(given.stage(), tokenizer)
                + asked.stream()
                        .mapToInt(variable -> InputBound.of(variable, given.stage(), tokenizer))
                        .sum()
                + message;
        int lines = fitted.stream()
                .mapToInt(candidate -> TokenCounter.count(tokenizer, CandidateLine.render(candidate, tokenizer)))
                .sum();
        assertThat(bound).isBetween(exact, exact + 6 + asked.size() * 6);
        assertThat(message).isEqualTo(lines);
    }

    @Property(tries = 100)
    void whatWasFittedFitsAsItIs(@ForAll("cases") Case given, @ForAll Tokenizer tokenizer) {
        // Given candidates that were fitted in once
        List<Candidate> once = CandidateLines.fit(given.candidates(), 2_000, tokenizer);

        // When they are again
        List<Candidate> twice = CandidateLines.fit(once, 2_000, tokenizer);

        // Then nothing changes
        assertThat(twice).isEqualTo(once);
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<List<VariableDefinition>> variables =
                PromptVariables.lists().map(CandidateLinesPropertiesTest::named);
        return variables.flatMap(list -> Combinators.combine(
                        Arbitraries.of(Stage.AGGREGATION, Stage.DEPENDENT),
                        PatientTasks.candidates(
                                list.stream().map(VariableDefinition::name).toList(), 20))
                .as((stage, candidates) -> new Case(stage, list, candidates)));
    }

    /** The same variables with names of their own, as a project's are. */
    private static List<VariableDefinition> named(List<VariableDefinition> variables) {
        List<VariableDefinition> named = new ArrayList<>();
        for (VariableDefinition variable : variables) {
            named.add(new VariableDefinition(
                    variable.id(),
                    variable.version(),
                    variable.name() + named.size(),
                    variable.type(),
                    variable.scope(),
                    variable.instruction(),
                    variable.options()));
        }
        return named;
    }
}
