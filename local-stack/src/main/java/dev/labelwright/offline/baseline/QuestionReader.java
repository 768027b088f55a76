package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the variables in a system message: the lines that are JSON objects with a key, a name and a type. */
final class QuestionReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private QuestionReader() {}

    /** The questions by key; other lines are prose and passed over. */
    static Map<String, Question> read(String system) {
        Map<String, Question> questions = new LinkedHashMap<>();
        system.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("{") && line.endsWith("}"))
                .map(QuestionReader::question)
                .flatMap(Optional::stream)
                .forEach(question -> questions.put(question.key(), question));
        return questions;
    }

    private static Optional<Question> question(String line) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        Optional<VariableType> type = oneOf(VariableType.values(), VariableType::name, json.path("type"));
        if (!json.path("key").isTextual() || type.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>();
        json.path("options")
                .properties()
                .forEach(
                        option -> options.put(option.getKey(), option.getValue().asText()));
        return Optional.of(new Question(
                json.path("key").asText(),
                json.path("name").asText(),
                type.get(),
                oneOf(Scope.values(), Scope::name, json.path("scope")).orElse(Scope.ONE_PER_NOTE),
                json.path("instruction").asText(),
                options));
    }

    private static <T> Optional<T> oneOf(T[] values, Function<T, String> name, JsonNode json) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(json.asText()))
                .findFirst();
    }
}
