package dev.labelwright.offline.patient;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;

/** Finds the candidates in a user's message: the lines that are JSON objects with a key, a variable and a value. */
final class CandidateReader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CandidateReader() {}

    static List<Given> read(String message) {
        return message.lines()
                .map(CandidateReader::candidate)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Given> candidate(String line) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        boolean complete = json.path("key").isTextual() && json.path("value").isValueNode();
        return complete && !json.path("value").isNull()
                ? Optional.of(new Given(
                        json.path("key").textValue(),
                        json.path("variable").asText(),
                        json.path("value"),
                        json.path("confidence").asDouble(0.5),
                        json.path("date").asText(""),
                        json.path("quotes").valueStream().map(JsonNode::asText).toList()))
                : Optional.empty();
    }
}
