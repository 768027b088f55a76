package dev.labelwright.endtoend.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.labelwright.endtoend.Rest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The calls of one reviewer to one replica of review-api. */
record ReviewCalls(HttpClient http, URI labels, String reviewer) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** An answer; the body is missing where it has none. */
    record Reply(int status, JsonNode body) {}

    /**
     * The current labels that match.
     *
     * @throws IOException where the service is away or in trouble
     */
    List<JsonNode> find(Map<String, String> filter) throws IOException, InterruptedException {
        return items("?limit=1000"
                + filter.entrySet().stream()
                        .map(one ->
                                "&" + one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining()));
    }

    /**
     * Asks for a change.
     *
     * @param ifVersion the version that the label is to have; {@code null} for any
     */
    Reply post(String path, JsonNode body, Integer ifVersion) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (ifVersion != null) {
            request.header("If-Match", "\"%d\"".formatted(ifVersion));
        }
        return send(request);
    }

    private List<JsonNode> items(String path) throws IOException, InterruptedException {
        Reply reply = send(request(path).GET());
        if (reply.status() != 200) {
            throw new IOException("a list was answered " + reply.status());
        }
        return StreamSupport.stream(reply.body().path("items").spliterator(), false)
                .toList();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(labels + path))
                .timeout(PATIENCE)
                .header("Labelwright-User", reviewer);
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(
                answer.statusCode(),
                answer.body().isEmpty() ? MissingNode.getInstance() : Rest.JSON.readTree(answer.body()));
    }
}
