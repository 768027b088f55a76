package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** JSON requests as a client of any of the services makes them. */
public final class Rest {
    public static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Rest() {}

    /** An answer: a status and a body, which is missing where the answer has none. */
    public record Reply(int status, JsonNode body) {
        /** The body of an answer that is no error. */
        public JsonNode accepted() {
            assertThat(status).as(body.toString()).isBetween(200, 299);
            return body;
        }
    }

    public static JsonNode get(URI uri) {
        return send("GET", uri, null).accepted();
    }

    public static JsonNode post(URI uri, String json) {
        return send("POST", uri, json).accepted();
    }

    /**
     * Sends a request.
     *
     * @param json the body; none where it is {@code null}
     */
    public static Reply send(String method, URI uri, String json) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).header("Labelwright-User", "Ana");
        if (json == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.method(method, HttpRequest.BodyPublishers.ofString(json))
                    .header("Content-Type", json.startsWith("{") ? "application/json" : "text/csv");
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = answer.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.body());
            return new Reply(answer.statusCode(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
