package dev.labelwright.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** The one model of a fresh stack, moved to another endpoint. */
final class RegisteredModel {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** What an answer has beyond what a body may say. */
    private static final List<String> NOT_IN_A_BODY = List.of("id", "createdAt");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI models;

    RegisteredModel(URI generationApi) {
        this.models = generationApi.resolve("/api/v1/models");
    }

    /** From now on generations ask this endpoint. */
    void moveTo(URI baseUrl) throws IOException, InterruptedException {
        ObjectNode model =
                (ObjectNode) send(HttpRequest.newBuilder(models).GET()).at("/items/0");
        URI own = URI.create(models + "/" + model.path("id").asText());
        model.remove(NOT_IN_A_BODY);
        model.properties().stream()
                .filter(property -> property.getValue().isNull())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(model::remove);
        model.put("baseUrl", baseUrl.toString());
        send(HttpRequest.newBuilder(own)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(model.toString())));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException("generation-api answered %d: %s".formatted(response.statusCode(), response.body()));
        }
        return MAPPER.readTree(response.body());
    }
}
