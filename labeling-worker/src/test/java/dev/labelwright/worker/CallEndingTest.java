package dev.labelwright.worker;

import static dev.labelwright.worker.ScriptedEndpoint.breaksOff;
import static dev.labelwright.worker.ScriptedEndpoint.completion;
import static dev.labelwright.worker.ScriptedEndpoint.hangsUp;
import static dev.labelwright.worker.ScriptedEndpoint.raw;
import static dev.labelwright.worker.ScriptedEndpoint.says;
import static dev.labelwright.worker.ScriptedEndpoint.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingResult.Kind;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure.Code;
import dev.labelwright.event.Usage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a dispatch ends when its call does not go well; over real HTTP. */
@QuarkusTest
@TestProfile(ImpatientWorker.class)
@QuarkusTestResource(WorkerServers.class)
class CallEndingTest {
    private static final String GOOD = """
            {"v1":{"quotes":["SMOKES  daily","never said"],"value":"current","confidence":0.9}}""";
    private static final Usage USAGE = new Usage(100, 40, 20);

    private final WorkerTopics topics = new WorkerTopics();

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void asksAgainWhenTheEndpointSaysSo() {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(status(429, Map.of("Retry-After", "2")), says(GOOD))) {
            // Given
            Instant start = Instant.now();

            // When
            LabelingResult result = topics.label(task(endpoint));

            // Then two requests went out, and the one that was billed is in the result
            assertThat(endpoint.requests()).hasSize(2);
            assertThat(result.kind()).isEqualTo(Kind.ANSWERED);
            assertThat(result.usage()).isEqualTo(USAGE);
            assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        }
    }

    @Test
    void givesAnOverloadedEndpointUpAtTheLeasesMargin() {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(status(503, Map.of()))) {
            // Given
            LabelingTask task = Asked.task(endpoint.baseUrl(), inSeconds(4));

            // When
            LabelingResult result = topics.label(task);

            // Then
            assertThat(Instant.now()).isBefore(task.leaseUntil());
            assertThat(result.kind()).isEqualTo(Kind.ATTEMPT_FAILED);
            assertThat(result.failure().code()).isEqualTo(Code.UNAVAILABLE);
            assertThat(result.usage()).isEqualTo(Usage.NONE);
            assertThat(endpoint.requests()).hasSizeGreaterThan(2);
        }
    }

    @Test
    void retriesAnEndpointThatRefusesTheConnection() throws IOException {
        // Given a port that nobody listens on
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        LabelingTask task = Asked.task("http://127.0.0.1:%d/v1".formatted(port), inSeconds(3));

        // When
        LabelingResult result = topics.label(task);

        // Then
        assertThat(result.kind()).isEqualTo(Kind.ATTEMPT_FAILED);
        assertThat(result.failure().code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(result.usage()).isEqualTo(Usage.NONE);
    }

    @ParameterizedTest
    @CsvSource({"401,AUTHENTICATION", "403,AUTHENTICATION", "400,REJECTED", "404,REJECTED", "302,REJECTED"})
    void endsTheDispatchOnAnErrorThatBillsNothing(int status, Code code) {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(status(status, Map.of()))) {
            // When
            LabelingResult result = topics.label(task(endpoint));

            // Then
            assertThat(result.kind()).isEqualTo(Kind.ATTEMPT_FAILED);
            assertThat(result.failure().code()).isEqualTo(code);
            assertThat(result.failure().message())
                    .contains("HTTP status " + status)
                    .doesNotContain("smokes");
            assertThat(result.usage()).isEqualTo(Usage.NONE);
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    @Test
    void losesWhatAServersErrorMayHaveBilled() {
        for (int status : new int[] {408, 500, 502, 504}) {
            assertLost(status(status, Map.of()), Code.MODEL_ERROR);
        }
    }

    @Test
    void losesWhatBreaksOffAfterTheRequestWasSent() {
        assertLost(breaksOff(), Code.CONNECTION_LOST);
        assertLost(hangsUp(), Code.CONNECTION_LOST);
        assertLost(raw("<html>not an answer</html>"), Code.MALFORMED);
        assertLost(raw("{\"error\":{\"message\":\"Patient smokes daily\"}}"), Code.MALFORMED);
        assertLost(raw("{\"id\":\"x\",\"choices\":[]}"), Code.MALFORMED);
    }

    @Test
    void losesWhatIsNotAnsweredWhileTheLeaseLasts() {
        try (ScriptedEndpoint releaser = new ScriptedEndpoint();
                ScriptedEndpoint endpoint = new ScriptedEndpoint(releaser.holds(says(GOOD)))) {
            // Given
            LabelingTask task = Asked.task(endpoint.baseUrl(), inSeconds(4));

            // When
            LabelingResult result = topics.label(task);

            // Then
            assertThat(Instant.now()).isBefore(task.leaseUntil());
            assertThat(result.kind()).isEqualTo(Kind.LOST);
            assertThat(result.failure().code()).isEqualTo(Code.TIMED_OUT);
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"v1\":',length,,TRUNCATED",
        "'Sure! smokes daily',stop,,MALFORMED",
        "'{}',stop,,MALFORMED",
        ",stop,'I must not read that the patient smokes',REFUSED",
        ",content_filter,,FILTERED"
    })
    void saysWhyAnAnswerIsNotUsableAndWhatItCost(String content, String finish, String refusal, Code code) {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(completion(content, finish, refusal))) {
            // When
            LabelingResult result = topics.label(task(endpoint));

            // Then
            assertThat(result.kind()).isEqualTo(Kind.ATTEMPT_FAILED);
            assertThat(result.failure().code()).isEqualTo(code);
            assertThat(result.failure().message()).doesNotContain("smokes");
            assertThat(result.usage()).isEqualTo(USAGE);
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    private void assertLost(ScriptedEndpoint.Reply reply, Code code) {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(reply)) {
            LabelingResult result = topics.label(task(endpoint));
            assertThat(result.kind()).isEqualTo(Kind.LOST);
            assertThat(result.failure().code()).isEqualTo(code);
            assertThat(result.failure().message()).doesNotContain("smokes");
            assertThat(result.usage()).isEqualTo(Usage.NONE);
            assertThat(result.callId()).isNotBlank();
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    private static LabelingTask task(ScriptedEndpoint endpoint) {
        return Asked.task(endpoint.baseUrl(), inSeconds(60));
    }

    private static Instant inSeconds(long seconds) {
        return Instant.now().plusSeconds(seconds);
    }
}
