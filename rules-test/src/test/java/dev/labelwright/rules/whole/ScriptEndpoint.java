package dev.labelwright.rules.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.prompt.PromptTemplate;
import dev.labelwright.rules.model.Reply;
import dev.labelwright.rules.model.Said;
import dev.labelwright.rules.model.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** A model behind HTTP that says what a script says; it knows no more than the prompt. */
final class ScriptEndpoint implements AutoCloseable {
    private static final int NOTHING_PENDING = 0;

    private final HttpServer server;
    private final AtomicReference<Script> script = new AtomicReference<>();

    private ScriptEndpoint(HttpServer server) {
        this.server = server;
    }

    static ScriptEndpoint start() {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), NOTHING_PENDING);
            ScriptEndpoint endpoint = new ScriptEndpoint(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/chat/completions", endpoint::answer);
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String baseUrl() {
        return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
    }

    /** From now on says this. */
    void says(Script next) {
        script.set(next);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = EventJson.mapper().readTree(exchange.getRequestBody());
            byte[] body = EventJson.mapper().writeValueAsBytes(completion(request.path("messages")));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private JsonNode completion(JsonNode messages) throws IOException {
        String system = messages.at("/0/content").textValue();
        Stage stage = PromptTemplate.stageOf(system).orElseThrow();
        String text = stage == Stage.NOTE_LABELS ? messages.at("/1/content").textValue() : "";
        ObjectNode said = EventJson.mapper().createObjectNode();
        boolean refused = false;
        for (String line :
                system.lines().filter(one -> one.startsWith("{\"key\"")).toList()) {
            JsonNode variable = EventJson.mapper().readTree(line);
            switch (script.get().reply(stage, "", text, variable.path("name").textValue())) {
                case Reply.Failed() -> refused = true;
                case Reply.Answered answered ->
                    said.set(variable.path("key").textValue(), answer(stage, variable, answered));
            }
        }
        ObjectNode completion = EventJson.mapper().createObjectNode();
        completion.put("id", "scripted").put("object", "chat.completion").put("model", "scripted");
        ObjectNode choice = completion.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop");
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        if (refused) {
            message.putNull("content").put("refusal", "no");
        } else {
            message.put("content", EventJson.write(said));
        }
        completion
                .putObject("usage")
                .put("prompt_tokens", 1)
                .put("completion_tokens", 1)
                .put("total_tokens", 2);
        return completion;
    }

    private static JsonNode answer(Stage stage, JsonNode variable, Reply.Answered answered) {
        boolean many = stage == Stage.NOTE_LABELS
                && Scope.MANY_PER_NOTE.name().equals(variable.path("scope").textValue());
        if (!many) {
            List<Said> values = answered.values();
            return values.isEmpty()
                    ? item(stage, null, answered.confidence())
                    : item(stage, values.getFirst().value(), values.getFirst().confidence());
        }
        ArrayNode items = EventJson.mapper().createArrayNode();
        answered.values().forEach(value -> items.add(item(stage, value.value(), value.confidence())));
        return items;
    }

    private static ObjectNode item(Stage stage, JsonNode value, double confidence) {
        ObjectNode item = EventJson.mapper().createObjectNode();
        item.putArray(stage == Stage.NOTE_LABELS ? "quotes" : "sources");
        item.set("value", value);
        item.put("confidence", confidence);
        return item;
    }
}
