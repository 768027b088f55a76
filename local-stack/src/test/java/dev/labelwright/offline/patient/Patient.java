package dev.labelwright.offline.patient;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.Candidate;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.MaxTokensParameter;
import dev.labelwright.event.ModelAccess;
import dev.labelwright.event.Quote;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.prompt.CandidateLines;
import dev.labelwright.prompt.Prompt;
import dev.labelwright.prompt.PromptTemplate;
import dev.labelwright.tokens.Tokenizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A patient with candidates, asked by the prompt that the worker renders. */
public final class Patient {
    private static final UUID ID = new UUID(0, 1);

    private final List<Candidate> candidates = new ArrayList<>();

    /** With a candidate more. */
    public Patient with(String variable, String value, double confidence, String date, String... quotes) {
        candidates.add(new Candidate(
                "any",
                variable,
                json(value),
                confidence,
                date,
                "N1",
                List.of(quotes).stream().map(Quote::ungrounded).toList()));
        return this;
    }

    /** The prompt that asks for one variable, with the key {@code v1}. */
    public Prompt prompt(Stage stage, VariableType type, String name, String instruction, Option... options) {
        VariableDefinition definition =
                new VariableDefinition(ID, 1, name, type, Scope.ONE_PER_PATIENT, instruction, List.of(options));
        return PromptTemplate.render(new LabelingTask(
                new DispatchKey(ID, 1, 1, ID, ID, ID, "P1"),
                stage,
                null,
                null,
                null,
                CandidateLines.fit(candidates, 100_000, Tokenizer.O200K_BASE),
                List.of(new AskedVariable("v1", definition)),
                null,
                new ModelAccess(
                        "offline",
                        "http://unused/v1",
                        "unused",
                        null,
                        MaxTokensParameter.MAX_TOKENS,
                        Tokenizer.O200K_BASE),
                512,
                100_000,
                Instant.EPOCH));
    }

    /** The answer to an aggregation, as {@code value, sources, confidence}. */
    String aggregated(VariableType type, String name, String instruction, Option... options) {
        return answer(prompt(Stage.AGGREGATION, type, name, instruction, options));
    }

    /** The answer to a dependent variable, as {@code value, sources, confidence}. */
    String derived(VariableType type, String name, String instruction, Option... options) {
        return answer(prompt(Stage.DEPENDENT, type, name, instruction, options));
    }

    private static String answer(Prompt prompt) {
        JsonNode answer = new PatientModel()
                .answer(prompt.system(), prompt.user(), MissingNode.getInstance())
                .get("v1");
        List<String> sources =
                answer.get("sources").valueStream().map(JsonNode::asText).toList();
        return "%s %s %s".formatted(answer.get("value").asText(), sources, answer.get("confidence"));
    }

    private static JsonNode json(String value) {
        try {
            return EventJson.mapper().readTree(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value, e);
        }
    }
}
