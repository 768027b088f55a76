package dev.labelwright.model;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.labelwright.api.Api;
import dev.labelwright.event.CheckFinding;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.ModelCheck;
import dev.labelwright.event.ModelCheckResult;
import dev.labelwright.event.Topics;
import dev.labelwright.event.Usage;
import dev.labelwright.generation.GenerationRows;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.servers.TestTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class ModelCheckTest {
    private static final List<CheckFinding> GOOD = List.of(
            new CheckFinding(CheckFinding.Name.REACHABILITY, true, "the endpoint answers"),
            new CheckFinding(CheckFinding.Name.LOGPROBS, false, "it tells none"));

    private final TestTopics topics = TestTopics.current();

    @Test
    void answersWithWhatAWorkerFoundAndStoresTheOverhead() {
        // Given a model
        String model = model(Map.of());

        // When it is checked, and a worker answers
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> check(model, "{\"store\": true}"));
        ModelCheck asked = asked(model);
        answer(asked.id(), model, GOOD, 37);

        // Then the call has the findings, and the model the overhead
        answer.join()
                .then()
                .statusCode(200)
                .body("id", is(asked.id().toString()))
                .body("status", is("DONE"))
                .body("works", is(true))
                .body("findings.name", is(List.of("REACHABILITY", "LOGPROBS")))
                .body("overheadTokens", is(37))
                .body("tokens.input", is(100));
        Api.get("/models/{m}", model).body("overheadTokens", is(37));
        Api.get("/models/{m}/check", model).statusCode(200).body("status", is("DONE"));
        assertThat(asked.model().apiKeyRef()).isEqualTo("a-key");
        assertThat(asked.model().logprobs()).isTrue();
    }

    @Test
    void aCheckThatRunsIsJoinedAndASecondAnswerChangesNothing() {
        // Given a check that runs, and that was asked for without storing anything
        String model = model(Map.of());
        GenerationRows.sql("""
                insert into catalog.model_check (model_id, id, store, model_version, due_at)
                values (?, uuidv7(), false, (select version from catalog.model where id = ?),
                  catalog.clock() + interval '1 hour')""", UUID.fromString(model), UUID.fromString(model));
        String running = read("id", model);

        // When it is asked for again with storing, and two workers answer
        CompletableFuture<Response> second = CompletableFuture.supplyAsync(() -> check(model, "{\"store\": true}"));
        await().atMost(Duration.ofSeconds(20)).until(() -> read("store", model).equals("t"));
        answer(UUID.fromString(running), model, GOOD, 5);
        second.join().then().statusCode(200).body("id", is(running)).body("overheadTokens", is(5));
        answer(UUID.fromString(running), model, List.of(), 9);

        // Then the first answer stands
        Api.get("/models/{m}/check", model)
                .body("overheadTokens", is(5))
                .body("findings.name", is(List.of("REACHABILITY", "LOGPROBS")));
        Api.get("/models/{m}", model).body("overheadTokens", is(5));
    }

    @Test
    void saysThatNoWorkerAnswered() {
        // Given a check that nobody answered for three minutes
        String model = model(Map.of());
        GenerationRows.sql("""
                insert into catalog.model_check (model_id, id, store, model_version, requested_at, due_at)
                values (?, uuidv7(), false, 1, catalog.clock() - interval '3 minutes', catalog.clock())""", UUID.fromString(model));

        // When it is read
        Api.get("/models/{m}/check", model)
                .statusCode(200)
                .body("status", is("UNANSWERED"))
                .body("works", nullValue());
    }

    @Test
    void whatWasNeverCheckedIsNotThere() {
        Api.get("/models/{m}/check", model(Map.of())).statusCode(404);
        check("01900000-0000-7000-8000-000000000000", null).then().statusCode(404);
        check(model(Map.of()), "{\"keep\": true}").then().statusCode(400);
    }

    @Test
    void aModelSaysHowItIsAsked() {
        Api.get("/models/{m}", model(Map.of("answerFormat", "JSON_OBJECT")))
                .body("logprobs", is(true))
                .body("answerFormat", is("JSON_OBJECT"));
        Api.get("/models/{m}", model(Map.of())).body("answerFormat", is("JSON_SCHEMA"));
        register(Map.of("answerFormat", "XML")).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/v1",
                "http://metadata.google.internal/v1",
                "http://[fd00:ec2::254]/v1",
                "http://user:hunter2@example.org/v1",
                "ftp://example.org/v1",
                "http://2852039166/v1",
                "https://example.org/v1#here"
            })
    void refusesABaseUrlThatNamesNoModel(String baseUrl) {
        register(Map.of("baseUrl", baseUrl))
                .then()
                .statusCode(422)
                .body("violations.field", is(List.of("baseUrl")))
                .body("detail", org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("hunter2")));
    }

    private ModelCheck asked(String model) {
        return topics
                .await(
                        Topics.MODEL_CHECKS,
                        records -> records.stream().anyMatch(record -> model.equals(record.key())),
                        Duration.ofSeconds(25))
                .stream()
                .filter(record -> model.equals(record.key()))
                .map(record -> EventJson.read(record.value().getBytes(StandardCharsets.UTF_8), ModelCheck.class))
                .findFirst()
                .orElseThrow();
    }

    private void answer(UUID check, String model, List<CheckFinding> findings, int overhead) {
        topics.send(
                Topics.MODEL_CHECK_RESULTS,
                model,
                EventJson.write(new ModelCheckResult(
                        check, UUID.fromString(model), findings, overhead, new Usage(100, 0, 10))));
    }

    private static String read(String column, String model) {
        return GenerationRows.read(
                "select " + column + " from catalog.model_check where model_id = ?", UUID.fromString(model));
    }

    private static Response check(String model, String body) {
        return (body == null
                        ? given().noContentType()
                        : given().contentType(ContentType.JSON).body(body))
                .post("/api/v1/models/{m}/check", model);
    }

    private static String model(Map<String, ?> more) {
        return register(more).then().statusCode(201).extract().path("id");
    }

    private static Response register(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                "model " + UUID.randomUUID(),
                "provider",
                "OPENAI_COMPATIBLE",
                "baseUrl",
                "http://127.0.0.1:9/v1",
                "modelName",
                "none",
                "apiKeyRef",
                "a-key",
                "contextTokens",
                8000,
                "maxOutputTokens",
                4000,
                "logprobs",
                true));
        body.putAll(more);
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/models");
    }
}
