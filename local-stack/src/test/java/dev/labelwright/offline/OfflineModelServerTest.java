package dev.labelwright.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.offline.patient.Patient;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.prompt.Prompt;
import dev.labelwright.prompt.PromptTemplate;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OfflineModelServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTE = "A 62-year-old man \uD83D\uDE00 denies fever.";

    private final HttpClient client = HttpClient.newHttpClient();
    private OfflineModelServer server;

    @BeforeEach
    void start() throws IOException {
        server = OfflineModelServer.start(0);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void answersThePromptOfTheWorkerBySchemaAndBillsByItsFormula() throws Exception {
        // Given the prompt that a worker sends
        Prompt prompt = prompt();

        // When it is asked
        JsonNode completion = JSON.readTree(post(request(prompt)).body());

        // Then the content is the schema's, and the usage is what can be counted
        JsonNode choice = completion.get("choices").get(0);
        String content = choice.get("message").get("content").asText();
        JsonNode answer = JSON.readTree(content);
        assertThat(answer.get("v1").get("value").asInt()).isEqualTo(62);
        assertThat(answer.get("v1").get("quotes").get(0).asText()).isEqualTo(NOTE);
        assertThat(answer.get("v2").get("value").asBoolean(true)).isFalse();
        assertThat(choice.get("finish_reason").asText()).isEqualTo("stop");
        assertThat(choice.get("message").get("refusal").isNull()).isTrue();
        assertThat(completion.get("id").asText()).startsWith("chatcmpl-");
        assertThat(completion.get("object").asText()).isEqualTo("chat.completion");
        long input = tokens(prompt.system()) + 4 + tokens(prompt.user()) + 4 + 3 + tokens(prompt.schema());
        JsonNode usage = completion.get("usage");
        assertThat(usage.get("prompt_tokens").asLong()).isEqualTo(input);
        assertThat(usage.get("completion_tokens").asLong()).isEqualTo(tokens(content));
        assertThat(usage.get("total_tokens").asLong()).isEqualTo(input + tokens(content));
        assertThat(usage.at("/prompt_tokens_details/cached_tokens").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"AGGREGATION", "DEPENDENT"})
    void answersThePromptAboutAPatientBySchemaAndBillsItLikeAnyOther(Stage stage) throws Exception {
        // Given the prompt that a worker sends about a patient
        Prompt prompt = new Patient()
                .with("Smoking", "\"Former\"", 0.9, "2024-01-05", "Quit in 2010 \uD83D\uDE00.")
                .prompt(
                        stage,
                        VariableType.TEXT,
                        "Smoking",
                        "Smoking status.",
                        new Option("Current", ""),
                        new Option("Former", ""));

        // When it is asked
        JsonNode completion = JSON.readTree(post(request(prompt)).body());

        // Then the content is the schema's, and the usage is what can be counted
        String content = completion.at("/choices/0/message/content").asText();
        assertThat(content).isEqualTo("{\"v1\":{\"sources\":[\"c1\"],\"value\":\"Former\",\"confidence\":0.9}}");
        assertThat(completion.at("/usage/prompt_tokens").asLong())
                .isEqualTo(tokens(prompt.system()) + 4 + tokens(prompt.user()) + 4 + 3 + tokens(prompt.schema()));
        assertThat(completion.at("/usage/completion_tokens").asLong()).isEqualTo(tokens(content));
    }

    @ParameterizedTest
    @CsvSource({"max_completion_tokens", "max_tokens"})
    void cutsAnAnswerThatIsLongerThanItMayBe(String field) throws Exception {
        // Given a limit of seven tokens
        ObjectNode request = request(prompt()).put(field, 7);

        // When it is asked
        JsonNode completion = JSON.readTree(post(request).body());

        // Then the answer ends there, and says so
        assertThat(completion.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(completion.at("/usage/completion_tokens").asLong()).isBetween(1L, 7L);
        assertThat(tokens(completion.at("/choices/0/message/content").asText()))
                .isEqualTo(completion.at("/usage/completion_tokens").asLong());
    }

    @Test
    void takesContentInPartsAndASchemaWithoutVariables() throws Exception {
        // Given content in parts, and a schema that no line of the prompt explains
        String request = """
                {"model":"labelwright-offline-baseline","messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}],
                 "response_format":{"type":"json_schema","json_schema":{"name":"x","strict":true,"schema":{"type":"object",
                 "properties":{"a":{"type":["string","null"]},"b":{"type":"array"},"c":{"type":"object",
                 "properties":{"quotes":{"type":"array"},"value":{"type":["integer","null"]}}}}}}}}""";

        // When it is asked
        HttpResponse<String> response = post(request);

        // Then the least that fits is said
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(response.body())
                        .at("/choices/0/message/content")
                        .asText())
                .isEqualTo("{\"a\":null,\"b\":[],\"c\":{\"quotes\":[],\"value\":null}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | invalid_json | {\"model\":",
                "400 | invalid_json | []",
                "400 | invalid_request | {}",
                "404 | model_not_found | {\"model\":\"gpt-5\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                "400 | unsupported_value | {\"model\":\"labelwright-offline-baseline\",\"stream\":true}",
                "400 | invalid_request | {\"model\":\"labelwright-offline-baseline\",\"messages\":[]}",
                "400 | invalid_request | {\"model\":\"labelwright-offline-baseline\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}]}",
                "400 | invalid_request | {\"model\":\"labelwright-offline-baseline\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"max_tokens\":0}",
                "400 | invalid_request | {\"model\":\"labelwright-offline-baseline\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"response_format\":{\"type\":\"xml\"}}",
            })
    void refusesWhatItDoesNotKnowInOpenAisForm(int status, String code, String body) throws Exception {
        // Given a request with a fault

        // When it is sent
        HttpResponse<String> response = post(body);

        // Then one error names it
        JsonNode error = JSON.readTree(response.body()).get("error");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(error.get("code").asText()).isEqualTo(code);
        assertThat(error.get("type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.get("message").asText()).isNotBlank();
        assertThat(error.has("param")).isTrue();
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        // Given a body of one byte too many
        byte[] body = new byte[OfflineModelServer.MAX_BODY + 1];

        // When it is sent
        HttpRequest request = HttpRequest.newBuilder(completions())
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

        // Then it is refused for that
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(JSON.readTree(response.body()).at("/error/code").asText()).isEqualTo("body_too_large");
    }

    @Test
    void listsItsModelAndItsHealthAndNothingElse() throws Exception {
        // Given a running server

        // When its paths are read
        HttpResponse<String> models = get("/v1/models");

        // Then there is one model, and other paths and methods are errors
        assertThat(JSON.readTree(models.body()).at("/data/0/id").asText()).isEqualTo(OfflineModelServer.MODEL);
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/v1/embeddings").statusCode()).isEqualTo(404);
        assertThat(get("/v1/chat/completions").statusCode()).isEqualTo(405);
    }

    @Test
    void servesManyCallsAtOnce() throws Exception {
        // Given 64 calls under way
        String body = request(prompt()).toString();
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int call = 0; call < 64; call++) {
            calls.add(client.sendAsync(
                    HttpRequest.newBuilder(completions())
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString()));
        }

        // When all are answered
        List<String> contents = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> call : calls) {
            contents.add(JSON.readTree(call.get().body())
                    .at("/choices/0/message/content")
                    .asText());
        }

        // Then each got the same answer
        assertThat(contents).hasSize(64).allMatch(contents.getFirst()::equals);
    }

    private static Prompt prompt() {
        return PromptTemplate.render(
                List.of(
                        variable("v1", "Age", VariableType.INTEGER, "The patient's age in years."),
                        variable("v2", "Fever", VariableType.BOOLEAN, "True if the patient has fever.")),
                NOTE);
    }

    private static AskedVariable variable(String key, String name, VariableType type, String instruction) {
        return new AskedVariable(
                key,
                new VariableDefinition(
                        UUID.nameUUIDFromBytes(new byte[] {(byte) key.charAt(1)}),
                        1,
                        name,
                        type,
                        Scope.ONE_PER_NOTE,
                        instruction,
                        List.of()));
    }

    private static ObjectNode request(Prompt prompt) throws IOException {
        ObjectNode request = JSON.createObjectNode().put("model", OfflineModelServer.MODEL);
        request.putArray("messages")
                .add(JSON.createObjectNode().put("role", "system").put("content", prompt.system()))
                .add(JSON.createObjectNode().put("role", "user").put("content", prompt.user()));
        ObjectNode format = request.putObject("response_format").put("type", "json_schema");
        format.putObject("json_schema")
                .put("name", "labels")
                .put("strict", true)
                .set("schema", JSON.readTree(prompt.schema()));
        return request;
    }

    private static long tokens(String text) {
        return TokenCounter.count(Tokenizer.O200K_BASE, text);
    }

    private URI completions() {
        return URI.create(server.baseUrl() + "/chat/completions");
    }

    private HttpResponse<String> post(Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(completions())
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.baseUrl().resolve(path)).build(), BodyHandlers.ofString());
    }
}
