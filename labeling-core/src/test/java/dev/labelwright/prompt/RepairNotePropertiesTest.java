package dev.labelwright.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.AnswerFormat;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.MaxTokensParameter;
import dev.labelwright.event.ModelAccess;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** A repair is a call like the first one: within the same ceiling. */
class RepairNotePropertiesTest {
    private static final String NOTE = "Patient smokes daily.";

    @Property(tries = 300)
    void aRepairNeedsNoMoreThanTheFirstCall(
            @ForAll @StringLength(max = 400) String error,
            @ForAll Tokenizer tokenizer,
            @ForAll AnswerFormat format,
            @ForAll @IntRange(min = 1, max = 2_000) int maxOutputTokens) {
        // Given a task, and its repair
        LabelingTask first = task(null, tokenizer, format, maxOutputTokens);
        LabelingTask repair = task(error, tokenizer, format, maxOutputTokens);

        // When
        RepairNote note = RepairNote.of(repair);

        // Then what the prompt gains, the answer gives
        assertThat(input(repair) + maxOutputTokens - note.tokens()).isLessThanOrEqualTo(input(first) + maxOutputTokens);
        assertThat(note.tokens() * 4).isLessThanOrEqualTo(maxOutputTokens);
        assertThat(PromptTemplate.render(repair).user()).isEqualTo(NOTE);
        assertThat(note.text().lines().count()).isLessThanOrEqualTo(1);
    }

    @Property(tries = 20)
    void aRepairIsToldWhatWasWrong(@ForAll AnswerFormat format) {
        LabelingTask repair = task("v1.quotes: must be an array of strings", Tokenizer.O200K_BASE, format, 400);

        assertThat(PromptTemplate.render(repair).system()).contains("(v1.quotes: must be an array of strings)");
    }

    private static int input(LabelingTask task) {
        Tokenizer tokenizer = task.model().tokenizer();
        Prompt prompt = PromptTemplate.render(task);
        return TokenCounter.count(tokenizer, prompt.system())
                + TokenCounter.count(tokenizer, prompt.user())
                + TokenCounter.count(tokenizer, prompt.schema());
    }

    private static LabelingTask task(String error, Tokenizer tokenizer, AnswerFormat format, int maxOutputTokens) {
        VariableDefinition smoker = new VariableDefinition(
                Ids.next(), 1, "Smoker", VariableType.BOOLEAN, Scope.ONE_PER_NOTE, "Whether they smoke.", List.of());
        return new LabelingTask(
                new DispatchKey(Ids.next(), 1, 1, Ids.next(), Ids.next(), Ids.next(), "MRN-1"),
                Stage.NOTE_LABELS,
                List.of("N1"),
                "a".repeat(64),
                NOTE,
                null,
                List.of(new AskedVariable("v1", smoker)),
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
                maxOutputTokens,
                5_000,
                Instant.EPOCH,
                null,
                error);
    }
}
