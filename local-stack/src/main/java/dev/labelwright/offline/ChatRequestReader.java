package dev.labelwright.offline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.labelwright.offline.ChatRequest.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a chat completion request, and refuses what this endpoint does not know. */
final class ChatRequestReader {
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(OfflineModelServer.MAX_BODY)
                    .build())
            .build());

    private ChatRequestReader() {}

    /**
     * The request in a body.
     *
     * @throws ApiException where the body is no such request; names the field
     */
    static ChatRequest read(byte[] body) {
        JsonNode json = parse(body);
        String model = json.path("model").asText();
        if (model.isEmpty()) {
            throw ApiException.invalid("model", "model: must name a model");
        }
        if (!model.equals(OfflineModelServer.MODEL)) {
            throw new ApiException(
                    404, "model_not_found", "model", "model: there is only " + OfflineModelServer.MODEL + " here");
        }
        if (json.path("stream").asBoolean()) {
            throw new ApiException(400, "unsupported_value", "stream", "stream: answers are not streamed");
        }
        return new ChatRequest(
                model, messages(json.path("messages")), schema(json.path("response_format")), limit(json));
    }

    private static JsonNode parse(byte[] body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (IOException e) {
            throw new ApiException(400, "invalid_json", null, "the body is not JSON");
        }
        if (json == null || !json.isObject()) {
            throw new ApiException(400, "invalid_json", null, "the body must be a JSON object");
        }
        return json;
    }

    private static List<Message> messages(JsonNode json) {
        if (!json.isArray() || json.isEmpty()) {
            throw ApiException.invalid("messages", "messages: must be a list of at least one message");
        }
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : json) {
            String field = "messages[%d]".formatted(messages.size());
            if (!message.path("role").isTextual()) {
                throw ApiException.invalid(field + ".role", field + ".role: must be a string");
            }
            messages.add(
                    new Message(message.path("role").asText(), content(message.path("content"), field + ".content")));
        }
        return messages;
    }

    private static String content(JsonNode json, String field) {
        if (json.isTextual()) {
            return json.asText();
        }
        if (!json.isArray()) {
            throw ApiException.invalid(field, field + ": must be a string or a list of text parts");
        }
        StringBuilder content = new StringBuilder();
        for (JsonNode part : json) {
            if (!part.path("text").isTextual()) {
                throw ApiException.invalid(field, field + ": must have only parts of type text");
            }
            content.append(part.path("text").asText());
        }
        return content.toString();
    }

    private static JsonNode schema(JsonNode format) {
        return switch (format.path("type").asText("")) {
            case "", "text", "json_object" -> MissingNode.getInstance();
            case "json_schema" -> {
                JsonNode schema = format.path("json_schema").path("schema");
                if (!schema.isObject()) {
                    throw ApiException.invalid(
                            "response_format", "response_format.json_schema.schema: must be a JSON object");
                }
                yield schema;
            }
            default ->
                throw ApiException.invalid(
                        "response_format", "response_format.type: must be text, json_object or json_schema");
        };
    }

    private static long limit(JsonNode json) {
        String field = json.hasNonNull("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        JsonNode limit = json.path(field);
        if (limit.isMissingNode() || limit.isNull()) {
            return Long.MAX_VALUE;
        }
        if (!limit.isIntegralNumber() || limit.asLong() < 1) {
            throw ApiException.invalid(field, field + ": must be a positive integer");
        }
        return limit.asLong();
    }
}
