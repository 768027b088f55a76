package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;

/** One JSON object with an answer for each variable of a prompt. */
public final class Answers {
    private Answers() {}

    /**
     * The object.
     *
     * @param system the system message, with a JSON object for each variable on a line of its own
     * @param schema the answer's JSON schema; a missing node where the request has none. Its properties are answered in
     *     their order; those that no line describes get the least that fits
     * @param answer what answers a single question
     */
    public static ObjectNode of(String system, JsonNode schema, Function<Question, JsonNode> answer) {
        Map<String, Question> questions = QuestionReader.read(system);
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        if (!schema.path("properties").isObject()) {
            questions.forEach((key, question) -> answers.set(key, answer.apply(question)));
            return answers;
        }
        schema.path("properties").properties().forEach(property -> {
            Question question = questions.get(property.getKey());
            answers.set(
                    property.getKey(),
                    question == null ? SchemaDefaults.fit(property.getValue()) : answer.apply(question));
        });
        return answers;
    }
}
