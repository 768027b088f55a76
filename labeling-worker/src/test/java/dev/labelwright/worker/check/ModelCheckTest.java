package dev.labelwright.worker.check;

import static dev.labelwright.worker.ScriptedEndpoint.raw;
import static dev.labelwright.worker.ScriptedEndpoint.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.CheckFinding;
import dev.labelwright.event.CheckFinding.Name;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.MaxTokensParameter;
import dev.labelwright.event.ModelAccess;
import dev.labelwright.event.ModelCheck;
import dev.labelwright.event.ModelCheckResult;
import dev.labelwright.event.Topics;
import dev.labelwright.id.Ids;
import dev.labelwright.tokens.Tokenizer;
import dev.labelwright.worker.Asked;
import dev.labelwright.worker.ImpatientWorker;
import dev.labelwright.worker.ScriptedEndpoint;
import dev.labelwright.worker.WorkerServers;
import dev.labelwright.worker.WorkerTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check as generation-api asks for it, against real HTTP. */
@QuarkusTest
@TestProfile(ImpatientWorker.class)
@QuarkusTestResource(WorkerServers.class)
class ModelCheckTest {
    private static final String GOOD =
            "{\\\"v1\\\":{\\\"quotes\\\":[],\\\"value\\\":\\\"never\\\",\\\"confidence\\\":1}}";

    @ConfigProperty(name = "labelwright.offline-model-url")
    String offlineModel;

    private final WorkerTopics topics = new WorkerTopics();

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void theOfflineModelWorksAndAddsNothing() {
        // When
        ModelCheckResult result = check(offlineModel, null);

        // Then everything works but probabilities, and the bound on the prompt holds without an overhead
        assertThat(result.findings())
                .filteredOn(finding -> finding.name() != Name.LOGPROBS)
                .extracting(CheckFinding::name)
                .containsExactly(
                        Name.REACHABILITY,
                        Name.AUTHENTICATION,
                        Name.REQUEST,
                        Name.USAGE_REPORTED,
                        Name.JSON_SCHEMA,
                        Name.OUTPUT_LIMIT,
                        Name.OVERHEAD);
        assertThat(result.findings())
                .filteredOn(finding -> finding.name() != Name.LOGPROBS)
                .allSatisfy(finding ->
                        assertThat(finding.ok()).as(finding.message()).isTrue());
        assertThat(result.overheadTokens()).isZero();
        assertThat(result.usage().input()).isPositive();
    }

    @Test
    void measuresWhatAServerAddsAndTellsALimitThatDoesNotHold() {
        // Given a server that reports far longer prompts than ours, passes the limit over and tells probabilities
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(
                completion(GOOD, "stop", 5_000, 20, ""),
                completion(GOOD, "stop", 5_400, 40, ""),
                completion(GOOD, "stop", 5_000, 16, """
                        "logprobs":{"content":[{"token":"a","logprob":-0.1,"bytes":[97],"top_logprobs":[]}]},"""))) {
            // When
            ModelCheckResult result = check(endpoint.baseUrl(), "test-key");

            // Then
            assertThat(result.overheadTokens()).isBetween(4_000, 5_400);
            assertThat(finding(result, Name.OUTPUT_LIMIT).ok()).isFalse();
            assertThat(finding(result, Name.OUTPUT_LIMIT).message()).contains("took 40");
            assertThat(finding(result, Name.LOGPROBS).ok()).isTrue();
            assertThat(endpoint.requests()).hasSize(3);
            assertThat(endpoint.requests())
                    .allSatisfy(request -> assertThat(request.authorization()).isEqualTo("Bearer sk-of-the-test"));
            assertThat(endpoint.requests()
                            .get(1)
                            .json()
                            .path("max_completion_tokens")
                            .intValue())
                    .isEqualTo(ModelChecker.TINY);
            assertThat(endpoint.requests().get(2).json().path("logprobs").booleanValue())
                    .isTrue();
        }
    }

    @Test
    void stopsAtAKeyThatIsNotAccepted() {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(status(401, Map.of()))) {
            // When
            ModelCheckResult result = check(endpoint.baseUrl(), "test-key");

            // Then it says so, and neither the key nor what the endpoint said
            assertThat(result.findings())
                    .extracting(CheckFinding::name, CheckFinding::ok)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Name.REACHABILITY, true),
                            org.assertj.core.groups.Tuple.tuple(Name.AUTHENTICATION, false));
            assertThat(EventJson.write(result)).doesNotContain("sk-of-the-test", "smokes");
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    @Test
    void sendsABoundKeyToNoOtherHost() {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(status(500, Map.of()))) {
            // When
            ModelCheckResult result = check(endpoint.baseUrl(), "bound-key");

            // Then
            assertThat(finding(result, Name.AUTHENTICATION).message())
                    .isEqualTo("secret 'bound-key' is not for the host of the base URL");
            assertThat(endpoint.requests()).isEmpty();
        }
    }

    @Test
    void takesTheKeyFromACredentialsProvider() {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(completion(GOOD, "stop", 100, 5, ""))) {
            // When
            check(endpoint.baseUrl(), "of-the-vault");

            // Then
            assertThat(endpoint.requests().getFirst().authorization()).isEqualTo("Bearer sk-of-the-vault");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/v1",
                "http://metadata.google.internal/v1",
                "http://10.255.255.1/v1",
                "http://[::ffff:a9fe:a9fe]/v1",
                "http://0.0.0.0:8090/v1"
            })
    void connectsToNoAddressThatIsRefused(String baseUrl) {
        // When
        ModelCheckResult result = check(baseUrl, null);

        // Then
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo(Name.REACHABILITY);
            assertThat(finding.message()).startsWith("the base URL ");
        });
    }

    @Test
    void followsNoRedirect() {
        try (ScriptedEndpoint target = new ScriptedEndpoint(completion(GOOD, "stop", 100, 5, ""));
                ScriptedEndpoint endpoint =
                        new ScriptedEndpoint(status(307, Map.of("Location", target.baseUrl() + "/chat/completions")))) {
            // When
            ModelCheckResult result = check(endpoint.baseUrl(), "test-key");

            // Then
            assertThat(finding(result, Name.REQUEST).ok()).isFalse();
            assertThat(target.requests()).isEmpty();
        }
    }

    private static CheckFinding finding(ModelCheckResult result, Name name) {
        return result.findings().stream()
                .filter(finding -> finding.name() == name)
                .findFirst()
                .orElseThrow();
    }

    private ModelCheckResult check(String baseUrl, String apiKeyRef) {
        ModelAccess model = new ModelAccess(
                "m", baseUrl, Asked.MODEL, apiKeyRef, MaxTokensParameter.MAX_COMPLETION_TOKENS, Tokenizer.O200K_BASE);
        ModelCheck check = new ModelCheck(
                Ids.next(), Ids.next(), model, 1_000, Instant.now().plusSeconds(60));
        topics.send(
                Topics.MODEL_CHECKS,
                check.modelId().toString(),
                EventJson.write(check).getBytes(StandardCharsets.UTF_8));
        return topics
                .records(
                        Topics.MODEL_CHECK_RESULTS,
                        record -> record.key().equals(check.modelId().toString()),
                        1,
                        Duration.ofSeconds(40))
                .stream()
                .map(record -> EventJson.read(record.value(), ModelCheckResult.class))
                .findFirst()
                .orElseThrow();
    }

    private static ScriptedEndpoint.Reply completion(
            String content, String finish, int input, int output, String logprobs) {
        return raw("""
                {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,%s
                 "finish_reason":"%s","message":{"role":"assistant","content":"%s"}}],
                 "usage":{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d}}""".formatted(logprobs, finish, content, input, output, input + output));
    }
}
