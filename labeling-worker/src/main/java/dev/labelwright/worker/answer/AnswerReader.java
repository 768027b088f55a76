package dev.labelwright.worker.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.labelwright.event.Answer;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.Draft;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.prompt.AnswerSchema;
import dev.labelwright.worker.call.TokenProbability;
import dev.labelwright.worker.evidence.QuoteFinder;
import java.util.ArrayList;
import java.util.List;

/** Checks a model's answer against what was asked, and turns it into drafts with evidence. */
public final class AnswerReader {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private AnswerReader() {}

    /**
     * The answers, one for each asked variable, in the order of the asking.
     *
     * @param task what was asked, and of what
     * @param content what the model said
     * @param tokens the content's tokens with their probabilities; empty where nothing is known of them
     * @throws MalformedAnswerException where a key is missing or has the wrong shape
     */
    public static List<Answer> read(LabelingTask task, String content, List<TokenProbability> tokens)
            throws MalformedAnswerException {
        String json = json(task, content);
        JsonNode root = parse(json);
        ItemReader items = new ItemReader(support(task), Confidences.of(json, tokens));
        List<Answer> answers = new ArrayList<>();
        for (AskedVariable variable : task.variables()) {
            JsonNode said = root.get(variable.key());
            if (said == null) {
                throw new MalformedAnswerException(variable.key(), "is missing");
            }
            answers.add(answer(task, variable, said, items));
        }
        return answers;
    }

    /** Of a part of a note, the default value stands beside: another part may have a value. */
    private static Answer answer(LabelingTask task, AskedVariable variable, JsonNode said, ItemReader items)
            throws MalformedAnswerException {
        VariableDefinition definition = variable.definition();
        boolean part = task.window() != null;
        AskedVariable asked = part ? new AskedVariable(variable.key(), definition.withoutDefault()) : variable;
        List<Draft> drafts = drafts(task.stage(), asked, said, items);
        Draft otherwise = part && drafts.isEmpty()
                ? drafts(task.stage(), variable, said, items).stream()
                        .findFirst()
                        .orElse(null)
                : null;
        return new Answer(definition.id(), definition.version(), drafts, otherwise);
    }

    private static String json(LabelingTask task, String content) {
        return switch (task.model().answerFormat()) {
            case JSON_SCHEMA -> content;
            case JSON_OBJECT, TEXT -> Fence.open(content);
        };
    }

    private static Support support(LabelingTask task) {
        return switch (task.stage()) {
            case NOTE_LABELS ->
                new QuotedNote(
                        new QuoteFinder(task.noteText()),
                        task.window() == null ? 0 : task.window().start());
            case AGGREGATION, DEPENDENT -> NamedSources.of(task.candidates());
        };
    }

    private static List<Draft> drafts(Stage stage, AskedVariable variable, JsonNode said, ItemReader items)
            throws MalformedAnswerException {
        if (stage != Stage.NOTE_LABELS || variable.definition().scope() != Scope.MANY_PER_NOTE) {
            return items.read(variable.definition(), variable.key(), said).stream()
                    .toList();
        }
        if (!said.isArray()) {
            throw new MalformedAnswerException(variable.key(), "must be an array");
        }
        DistinctDrafts drafts = new DistinctDrafts();
        int count = Math.min(said.size(), AnswerSchema.MAX_ITEMS);
        for (int i = 0; i < count; i++) {
            items.read(variable.definition(), "%s[%d]".formatted(variable.key(), i), said.get(i))
                    .ifPresent(drafts::add);
        }
        return drafts.toList();
    }

    private static JsonNode parse(String content) throws MalformedAnswerException {
        JsonNode root;
        try {
            root = STRICT.readTree(content);
        } catch (JsonProcessingException e) {
            throw new MalformedAnswerException(
                    "answer",
                    "is not JSON (%s at character %d)"
                            .formatted(
                                    e.getClass().getSimpleName(),
                                    e.getLocation() == null
                                            ? -1
                                            : e.getLocation().getCharOffset()));
        }
        if (!root.isObject()) {
            throw new MalformedAnswerException("answer", "must be a JSON object");
        }
        return root;
    }
}
