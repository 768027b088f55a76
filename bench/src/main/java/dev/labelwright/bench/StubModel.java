package dev.labelwright.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A model that takes a fixed time and hardly any processor: what is measured is Labelwright. It answers in the form of the
 * schema that it is asked with: that it finds nothing, or with a value of the type.
 */
final class StubModel implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final Answers answers;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicReference<RecordedCalls> recording = new AtomicReference<>();

    private StubModel(HttpServer server, Answers answers) {
        this.server = server;
        this.answers = answers;
    }

    /** What it says. */
    enum Answers {
        /** Nothing of any variable. */
        NOTHING,
        /** A value of each variable. */
        VALUES
    }

    /** Serves on a free port of this machine, and finds nothing. */
    static StubModel start(Duration latency) {
        return start(latency, Answers.NOTHING);
    }

    /** Serves on a free port of this machine. */
    static StubModel start(Duration latency, Answers answers) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            StubModel model = new StubModel(server, answers);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/chat/completions", exchange -> model.answer(exchange, latency));
            server.start();
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
    }

    /** How many calls it has answered. */
    long calls() {
        return calls.get();
    }

    /** From now on keeps what it is asked. */
    void record(RecordedCalls calls) {
        recording.set(calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, Duration latency) throws IOException {
        try (exchange) {
            byte[] asked = exchange.getRequestBody().readAllBytes();
            RecordedCalls recorded = recording.get();
            if (recorded != null) {
                recorded.add(asked);
            }
            JsonNode request = MAPPER.readTree(asked);
            Thread.sleep(latency);
            byte[] body = MAPPER.writeValueAsBytes(completion(request));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
            calls.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode completion(JsonNode request) throws IOException {
        ObjectNode said = MAPPER.createObjectNode();
        request.at("/response_format/json_schema/schema/properties")
                .properties()
                .forEach(property -> {
                    if (property.getValue().path("type").asText().equals("array")) {
                        said.putArray(property.getKey());
                    } else {
                        ObjectNode answer = said.putObject(property.getKey());
                        property.getValue()
                                .path("properties")
                                .fieldNames()
                                .forEachRemaining(field ->
                                        fill(answer, field, property.getValue().at("/properties/value")));
                    }
                });
        String content = MAPPER.writeValueAsString(said);
        ObjectNode completion = MAPPER.createObjectNode();
        completion.put("id", "stub").put("object", "chat.completion").put("model", "stub");
        ObjectNode choice = completion.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", content);
        long input = MAPPER.writeValueAsString(request.path("messages")).getBytes(StandardCharsets.UTF_8).length / 4;
        completion
                .putObject("usage")
                .put("prompt_tokens", input)
                .put("completion_tokens", content.length() / 4)
                .put("total_tokens", input + content.length() / 4);
        return completion;
    }

    private void fill(ObjectNode answer, String field, JsonNode value) {
        switch (field) {
            case "value" -> answer.set(field, answers == Answers.VALUES ? some(value) : NullNode.instance);
            case "confidence" -> answer.put(field, 0.5);
            case "quotes", "sources" -> answer.putArray(field);
            default -> answer.putNull(field);
        }
    }

    /** A value that fits its schema. */
    private static JsonNode some(JsonNode schema) {
        String types = schema.path("type").toString();
        if (types.contains("boolean")) {
            return BooleanNode.TRUE;
        }
        if (types.contains("integer") || types.contains("number")) {
            return IntNode.valueOf(42);
        }
        return schema.path("enum").isArray() ? schema.path("enum").get(0) : TextNode.valueOf("2024-01-31");
    }
}
