package dev.labelwright.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.AnswerFormat;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.Candidate;
import dev.labelwright.event.ConfidenceSource;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.Draft;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.MaxTokensParameter;
import dev.labelwright.event.ModelAccess;
import dev.labelwright.event.Quote;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.tokens.Tokenizer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Variables and tasks for tests. */
public final class Asked {
    /** What the offline model calls itself. */
    public static final String MODEL = "labelwright-offline-baseline";

    public static final String NOTE = "Patient smokes daily.\r\nLast A1c 7.5 %.";

    private Asked() {}

    public static AskedVariable variable(String key, VariableType type, Scope scope, String... options) {
        List<Option> allowed =
                Stream.of(options).map(option -> new Option(option, "")).toList();
        return new AskedVariable(
                key,
                new VariableDefinition(Ids.next(), 3, "variable " + key, type, scope, "Read " + key + ".", allowed));
    }

    public static AskedVariable smoking() {
        return variable("v1", VariableType.TEXT, Scope.ONE_PER_NOTE, "Current", "Former", "Never");
    }

    public static LabelingTask task(String baseUrl, Instant leaseUntil) {
        return task(baseUrl, null, MaxTokensParameter.MAX_COMPLETION_TOKENS, leaseUntil);
    }

    public static LabelingTask task(
            String baseUrl, String apiKeyRef, MaxTokensParameter maxTokensParameter, Instant leaseUntil) {
        return new LabelingTask(
                new DispatchKey(Ids.next(), 1, 2, Ids.next(), Ids.next(), Ids.next(), "MRN-1"),
                Stage.NOTE_LABELS,
                List.of("N1", "N2"),
                "a".repeat(64),
                NOTE,
                null,
                List.of(smoking()),
                null,
                new ModelAccess("gpt", baseUrl, MODEL, apiKeyRef, maxTokensParameter, Tokenizer.O200K_BASE),
                321,
                5_000,
                leaseUntil);
    }

    /** The task with another note. */
    public static LabelingTask withNote(LabelingTask task, String noteText) {
        return reading(task, task.variables().getFirst(), noteText);
    }

    /** The task with other variables. */
    public static LabelingTask asking(LabelingTask task, List<AskedVariable> variables) {
        return new LabelingTask(
                task.key(),
                task.stage(),
                task.noteIds(),
                task.noteHash(),
                task.noteText(),
                task.candidates(),
                variables,
                task.unasked(),
                task.model(),
                task.maxOutputTokens(),
                task.ceilingTokens(),
                task.leaseUntil());
    }

    /** The task with another variable and another note. */
    public static LabelingTask reading(LabelingTask task, AskedVariable variable, String noteText) {
        return new LabelingTask(
                task.key(),
                task.stage(),
                task.noteIds(),
                task.noteHash(),
                noteText,
                null,
                List.of(variable),
                null,
                task.model(),
                task.maxOutputTokens(),
                task.ceilingTokens(),
                task.leaseUntil());
    }

    /** A candidate with a quote of the note {@code N1}. */
    public static Candidate candidate(String key, AskedVariable source, JsonNode value, Quote... evidence) {
        return new Candidate(key, source.definition().name(), value, 0.9, "2024-01-05", "N1", List.of(evidence));
    }

    /** A draft with the confidence that the model stated. */
    public static Draft stated(JsonNode value, double confidence, List<Quote> evidence) {
        return new Draft(value, confidence, evidence, ConfidenceSource.STATED);
    }

    /** The task asked of another model. */
    public static LabelingTask of(LabelingTask task, ModelAccess model) {
        return new LabelingTask(
                task.key(),
                task.stage(),
                task.noteIds(),
                task.noteHash(),
                task.noteText(),
                task.candidates(),
                task.variables(),
                task.unasked(),
                model,
                task.maxOutputTokens(),
                task.ceilingTokens(),
                task.leaseUntil());
    }

    /** A model that is asked in another way. */
    public static ModelAccess answering(String baseUrl, AnswerFormat format, boolean logprobs) {
        return new ModelAccess(
                "gpt",
                baseUrl,
                MODEL,
                null,
                MaxTokensParameter.MAX_COMPLETION_TOKENS,
                Tokenizer.O200K_BASE,
                null,
                null,
                format,
                logprobs);
    }

    /** A task of the patient in place of the task of a note. */
    public static LabelingTask ofPatient(
            LabelingTask task, Stage stage, List<AskedVariable> variables, List<Candidate> candidates) {
        return new LabelingTask(
                task.key(),
                stage,
                null,
                null,
                null,
                candidates,
                variables,
                task.unasked(),
                task.model(),
                task.maxOutputTokens(),
                task.ceilingTokens(),
                task.leaseUntil());
    }

    /** The variable with a default value. */
    public static AskedVariable withDefault(AskedVariable asked, JsonNode value) {
        VariableDefinition definition = asked.definition();
        return new AskedVariable(
                asked.key(),
                new VariableDefinition(
                        definition.id(),
                        definition.version(),
                        definition.name(),
                        definition.type(),
                        definition.scope(),
                        definition.instruction(),
                        definition.options(),
                        value));
    }
}
