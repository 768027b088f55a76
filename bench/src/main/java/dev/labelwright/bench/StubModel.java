package dev.labelwright.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/**
 * A model that takes a fixed time and hardly any processor: what is measured is Labelwright. It finds nothing in any note,
 * and says so in the form of the schema that it is asked with.
 */
final class StubModel implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final AtomicLong calls = new AtomicLong();

    private StubModel(HttpServer server) {
        this.server = server;
    }

    /** Serves on a free port of this machine. */
    static StubModel start(Duration latency) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            StubModel model = new StubModel(server);
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

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, Duration latency) throws IOException {
        try (exchange) {
            JsonNode request = MAPPER.readTree(exchange.getRequestBody());
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

    private static JsonNode completion(JsonNode request) throws IOException {
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
                                .forEachRemaining(field -> fill(answer, field));
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

    private static void fill(ObjectNode answer, String field) {
        switch (field) {
            case "value" -> answer.putNull(field);
            case "confidence" -> answer.put(field, 0.5);
            case "quotes", "sources" -> answer.putArray(field);
            default -> answer.putNull(field);
        }
    }
}
