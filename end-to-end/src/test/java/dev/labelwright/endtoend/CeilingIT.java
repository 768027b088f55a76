package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.Selection;
import dev.labelwright.event.EventJson;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CeilingIT {
    private static final int PROJECTS = 20;
    private static final long SEED = 20_261_121;

    @TempDir
    private Path folder;

    private final TestStack whole = TestStack.shared();
    private final LabelwrightClient client = whole.client();

    @Test
    void whatIsUsedStaysUnderWhatWasPlannedAndThatIsWhatWasEstimated() throws Exception {
        // Given the demo's project, with a note copied forward
        String project =
                client.createProject("ceilings " + UUID.randomUUID(), "").id();
        client.importVariables(project, resource("variables.csv"));
        client.uploadNotes(project, resource("notes.csv"));

        // When everything is estimated both ways, and then generated
        JsonNode unrefined = estimate(project, false);
        JsonNode refined = estimate(project, true);
        Generation ended = generate(project);

        // Then used ≤ refined = planned ≤ unrefined, and the cells and calls are the same
        assertThat(ended.status()).isEqualTo(Generation.Status.COMPLETED);
        assertThat(ended.tokens().ceiling())
                .isEqualTo(refined.path("estimatedMaxTokens").asLong());
        assertThat(ended.tokens().total())
                .isPositive()
                .isLessThanOrEqualTo(ended.tokens().ceiling());
        assertThat(refined.path("estimatedMaxTokens").asLong())
                .isLessThanOrEqualTo(unrefined.path("estimatedMaxTokens").asLong());
        assertThat(ended.cells().asked())
                .isEqualTo(refined.path("cells").path("asked").asLong());
        // Strategies cost nothing and call nobody.
        assertThat(whole.rows("select count(*) from catalog.task where ceiling_tokens > 0 and generation_id = '"
                        + ended.id() + "'"))
                .containsExactly(refined.path("modelCalls").asText());

        // And the same holds when everything is labelled: nothing is left to skip over, and all may be asked again
        JsonNode again = estimate(project, true);
        Generation second = generate(project);
        assertThat(second.tokens().ceiling())
                .isEqualTo(again.path("estimatedMaxTokens").asLong());
        assertThat(second.tokens().total()).isLessThanOrEqualTo(second.tokens().ceiling());
    }

    @Test
    void noCeilingIsExceededByAModelThatTakesAndBreaksAllItMay() throws Exception {
        try (GreedyModel model = GreedyModel.register(whole)) {
            // Given projects by chance, whose model answers at full length and breaks every other call, and estimates
            Random random = new Random(SEED);
            List<Greedy> all = new ArrayList<>();
            for (int count = 0; count < PROJECTS; count++) {
                TestProject project = greedy(model, random);
                JsonNode unrefined = estimate(project.id(), false);
                JsonNode refined = estimate(project.id(), true);

                // When everything is generated
                all.add(new Greedy(project, unrefined, refined, project.generate("{\"patients\":{\"mode\":\"ALL\"}}")));
            }

            // Then used ≤ planned = refined ≤ unrefined in each of them
            for (Greedy each : all) {
                JsonNode tokens = each.project().awaitEnd(each.generation()).path("tokens");
                long refined = each.refined().path("estimatedMaxTokens").asLong();
                assertThat(tokens.path("ceiling").asLong()).isEqualTo(refined);
                assertThat(tokens.path("total").asLong()
                                + tokens.path("unconfirmed").asLong())
                        .isPositive()
                        .isLessThanOrEqualTo(refined);
                assertThat(refined)
                        .isLessThanOrEqualTo(
                                each.unrefined().path("estimatedMaxTokens").asLong());
            }
            // And what broke was billed, and asked for again
            assertThat(model.broken()).isGreaterThan(PROJECTS);
            assertThat(whole.rows("select sum(repair_drawn) > 0 from catalog.generation where model ->> 'name' = '"
                            + model.name() + "'"))
                    .containsExactly("t");
        }
    }

    /** A project under way, with what was said of it before. */
    private record Greedy(TestProject project, JsonNode unrefined, JsonNode refined, String generation) {}

    private TestProject greedy(GreedyModel model, Random random) {
        TestProject project = TestProject.create(whole, "greedy");
        Rest.send("PATCH", project.at(""), """
                        {"settings":{"defaultModel":"%s","variablesPerCall":%d}}""".formatted(model.name(), 1 + random.nextInt(4)))
                .accepted();
        List<String> types = List.of("TEXT", "BOOLEAN", "INTEGER", "FLOAT", "TIMESTAMP");
        List<String> scopes = List.of("ONE_PER_NOTE", "MANY_PER_NOTE", "ONE_PER_PATIENT");
        for (int variable = 1 + random.nextInt(6); variable > 0; variable--) {
            String scope = one(scopes, random);
            project.variable("""
                    {"name":"Variable %d","type":"%s","scope":"%s","instruction":"What is said. %s"%s}""".formatted(
                            variable,
                            one(types, random),
                            scope,
                            GreedyModel.text(random, 3),
                            scope.equals("ONE_PER_PATIENT") ? ",\"aggregation\":{\"strategy\":\"MODEL\"}" : ""));
        }
        StringBuilder notes = new StringBuilder("NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT\n");
        for (int note = 2 + random.nextInt(8); note > 0; note--) {
            notes.append("N%d,P%d,,\"%s\"\n".formatted(note, random.nextInt(3), GreedyModel.text(random, 40)));
        }
        project.upload(notes.toString());
        return project;
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** Bills every call at its full prompt and its full limit, and every other answer is broken. */
    private record GreedyModel(String name, HttpServer server, AtomicInteger calls, AtomicInteger breaks)
            implements AutoCloseable {
        private static final int CHAT_FORMAT = 11;
        private static final List<String> PIECES = List.of(
                "Patient denies fever. ",
                "\uD83D\uDC69\u200D\u2695\uFE0F\uD83E\uDDEC\uD83C\uDDE9\uD83C\uDDEA ",
                "\u60A3\u8005\u5426\u8BA4\u5438\u70DF\u53F2\u3002",
                "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4 ",
                "<|endoftext|> ",
                "a\u0301\u0308\u0323 ",
                "{}[]:,;'' ");

        static GreedyModel register(TestStack whole) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
            GreedyModel model =
                    new GreedyModel("greedy " + UUID.randomUUID(), server, new AtomicInteger(), new AtomicInteger());
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/chat/completions", model::answer);
            server.start();
            Rest.post(whole.stack().services().url("generation-api").resolve("/api/v1/models"), """
                    {"name":"%s","provider":"OPENAI_COMPATIBLE","baseUrl":"http://127.0.0.1:%d/v1","modelName":"greedy",
                     "tokenizer":"o200k_base","contextTokens":16000,"maxOutputTokens":4000}""".formatted(
                            model.name(), server.getAddress().getPort()));
            return model;
        }

        /** Text that is hard to count. */
        static String text(Random random, int pieces) {
            StringBuilder text = new StringBuilder("said: ");
            for (int count = random.nextInt(pieces); count >= 0; count--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            return text.toString();
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                ObjectMapper mapper = EventJson.mapper();
                JsonNode request = mapper.readTree(exchange.getRequestBody());
                JsonNode schema = request.at("/response_format/json_schema/schema");
                boolean fails = calls.incrementAndGet() % 2 == 0;
                if (fails) {
                    breaks.incrementAndGet();
                }
                ObjectNode completion = mapper.createObjectNode();
                completion.put("id", "greedy").put("object", "chat.completion").put("model", "greedy");
                ObjectNode choice = completion.putArray("choices").addObject();
                choice.put("index", 0).put("finish_reason", fails && calls.get() % 4 == 0 ? "length" : "stop");
                choice.putObject("message")
                        .put("role", "assistant")
                        .put("content", fails ? "{\"v1\":" : EventJson.write(said(schema.path("properties"))));
                long prompt = count(request.at("/messages/0/content").textValue())
                        + count(request.at("/messages/1/content").textValue())
                        + count(EventJson.write(schema))
                        + CHAT_FORMAT;
                long output = request.path("max_completion_tokens").asLong();
                completion
                        .putObject("usage")
                        .put("prompt_tokens", prompt)
                        .put("completion_tokens", output)
                        .put("total_tokens", prompt + output);
                byte[] body = mapper.writeValueAsBytes(completion);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }

        private static long count(String text) {
            return TokenCounter.count(Tokenizer.O200K_BASE, text);
        }

        /** The first value that each variable can have. */
        private static ObjectNode said(JsonNode properties) {
            ObjectNode said = EventJson.mapper().createObjectNode();
            properties.properties().forEach(property -> {
                boolean many = property.getValue().path("type").asText().equals("array");
                JsonNode answer = many ? property.getValue().path("items") : property.getValue();
                ObjectNode item = EventJson.mapper().createObjectNode();
                item.putArray(answer.path("properties").has("quotes") ? "quotes" : "sources");
                switch (answer.at("/properties/value/type/0").asText()) {
                    case "boolean" -> item.put("value", true);
                    case "integer" -> item.put("value", 7);
                    case "number" -> item.put("value", 7.5);
                    default -> item.put("value", "2024-01-01");
                }
                item.put("confidence", 0.9);
                said.set(
                        property.getKey(),
                        many ? EventJson.mapper().createArrayNode().add(item) : item);
            });
            return said;
        }

        int broken() {
            return breaks.get();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private Generation generate(String project) {
        String id = client.generate(project, Selection.everything()).id();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> client.generation(project, id).status().terminal());
        return client.generation(project, id);
    }

    private JsonNode estimate(String project, boolean refine) throws IOException, InterruptedException {
        URI uri = whole.stack().services().url("estimator-service");
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/api/v1/projects/" + project + "/estimates"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"patients\":{\"mode\":\"ALL\"},\"refine\":" + refine + "}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body());
        }
    }

    private Path resource(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream resource = LabelwrightClient.class.getResourceAsStream("/demo/" + name)) {
            Files.copy(resource, file);
        }
        return file;
    }
}
