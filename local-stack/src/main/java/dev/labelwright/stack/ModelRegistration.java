package dev.labelwright.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Makes the offline model known to generation-api, at the address where it listens this time. */
final class ModelRegistration {
    /** The name under which selections ask for the model. */
    static final String NAME = "offline";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI models;

    ModelRegistration(URI generationApi) {
        this.models = generationApi.resolve("/api/v1/models");
    }

    /**
     * Registers the model, or moves the one that is registered to the address.
     *
     * @throws StackException if generation-api refuses
     */
    void register(URI baseUrl) {
        String body = body(baseUrl);
        HttpResponse<String> created = send(request(models).POST(HttpRequest.BodyPublishers.ofString(body)));
        if (created.statusCode() == 409) {
            URI model = URI.create(models + "/" + findId());
            requireSuccess(send(request(model).PUT(HttpRequest.BodyPublishers.ofString(body))));
        } else {
            requireSuccess(created);
        }
    }

    private String findId() {
        String cursor = "";
        while (true) {
            HttpResponse<String> response = send(request(URI.create(models + "?limit=1000" + cursor)));
            requireSuccess(response);
            JsonNode page = parse(response.body());
            for (JsonNode model : page.path("items")) {
                if (model.path("name").asText().equals(NAME)) {
                    return model.path("id").asText();
                }
            }
            if (!page.path("nextCursor").isTextual()) {
                throw new StackException(
                        "generation-api says that the model \"" + NAME + "\" exists, but does not list it.");
            }
            cursor = "&cursor=" + page.path("nextCursor").asText();
        }
    }

    private static String body(URI baseUrl) {
        ObjectNode model = JSON.createObjectNode();
        model.put("name", NAME);
        model.put("provider", "OPENAI_COMPATIBLE");
        model.put("baseUrl", baseUrl.toString());
        model.put("modelName", "labelwright-offline-baseline");
        model.put("contextTokens", 128_000);
        model.put("maxOutputTokens", 16_384);
        model.put("maxTokensParameter", "max_completion_tokens");
        model.put("tokenizer", "o200k_base");
        model.put("overheadTokens", 0);
        model.put("inputPricePerMillion", "0");
        model.put("cachedInputPricePerMillion", "0");
        model.put("outputPricePerMillion", "0");
        model.put("currency", "USD");
        return model.toString();
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackException("generation-api does not answer at " + models + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The start was interrupted.", e);
        }
    }

    private static void requireSuccess(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new StackException(
                    "generation-api refuses the offline model with " + response.statusCode() + ": " + response.body());
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new StackException("generation-api's list of models is not JSON: " + e.getMessage(), e);
        }
    }
}
