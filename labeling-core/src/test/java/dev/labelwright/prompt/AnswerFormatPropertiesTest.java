package dev.labelwright.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.AnswerFormat;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.MaxTokensParameter;
import dev.labelwright.event.ModelAccess;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A ceiling holds however the model is asked for the form of its answer. */
class AnswerFormatPropertiesTest {

    @Property(tries = 200)
    void aSchemaInThePromptCostsWhatItCostsBesideIt(
            @ForAll("variables") List<Variable> variables,
            @ForAll("notes") String note,
            @ForAll Tokenizer tokenizer,
            @ForAll AnswerFormat format) {
        // Given
        List<AskedVariable> asked = asked(variables);
        if (asked.isEmpty()) {
            return;
        }
        Prompt bySchema = PromptTemplate.render(asked, note);

        // When
        Prompt prompt = PromptTemplate.render(task(asked, note, tokenizer, format));

        // Then
        assertThat(tokens(tokenizer, prompt)).isEqualTo(tokens(tokenizer, bySchema));
        assertThat(prompt.user()).isEqualTo(note);
        assertThat(prompt.system() + prompt.schema()).isEqualTo(bySchema.system() + bySchema.schema());
    }

    private static int tokens(Tokenizer tokenizer, Prompt prompt) {
        return TokenCounter.count(tokenizer, prompt.system())
                + TokenCounter.count(tokenizer, prompt.user())
                + TokenCounter.count(tokenizer, prompt.schema());
    }

    private static List<AskedVariable> asked(List<Variable> variables) {
        List<AskedVariable> asked = new ArrayList<>();
        for (Variable variable : variables) {
            if (variable.takesPartIn(Stage.NOTE_LABELS)) {
                asked.add(new AskedVariable("v" + (asked.size() + 1), variable.definition(Stage.NOTE_LABELS)));
            }
        }
        return asked;
    }

    private static LabelingTask task(List<AskedVariable> asked, String note, Tokenizer tokenizer, AnswerFormat format) {
        return new LabelingTask(
                new DispatchKey(Ids.next(), 1, 1, Ids.next(), Ids.next(), Ids.next(), "MRN-1"),
                Stage.NOTE_LABELS,
                List.of("N1"),
                "a".repeat(64),
                note,
                null,
                asked,
                null,
                new ModelAccess(
                        "m",
                        "http://unused/v1",
                        "m",
                        null,
                        MaxTokensParameter.MAX_TOKENS,
                        tokenizer,
                        null,
                        null,
                        format,
                        false),
                100,
                5_000,
                Instant.EPOCH);
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
