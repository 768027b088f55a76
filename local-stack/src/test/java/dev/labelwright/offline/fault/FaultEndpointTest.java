package dev.labelwright.offline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelwright.offline.fault.Fault.TokenUsage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultEndpointTest {
    private static final TokenUsage USAGE = new TokenUsage(100, 40, 7);

    private final HttpClient client = HttpClient.newHttpClient();
    private FaultEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint = FaultEndpoint.start();
    }

    @AfterEach
    void stop() {
        endpoint.close();
        client.close();
    }

    @Test
    void playsTheScriptInOrderAndThenTheDefault() throws Exception {
        // Given a script of two and a default
        endpoint.then(
                        new Fault.Status(429, Map.of("Retry-After", "3"), "slow down"),
                        new Fault.Malformed("{\"v1\":", USAGE))
                .byDefault(new Fault.Answer("{\"v1\":1}", USAGE));

        // When it is called three times
        HttpResponse<String> limited = call("a");
        JsonNode malformed = completion(call("b"));
        JsonNode good = completion(call("c"));

        // Then each call got its own
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("3");
        assertThat(limited.body()).isEqualTo("slow down");
        assertThat(malformed.at("/choices/0/message/content").asText()).isEqualTo("{\"v1\":");
        assertThat(good.at("/choices/0/message/content").asText()).isEqualTo("{\"v1\":1}");
        assertThat(good.at("/usage/prompt_tokens_details/cached_tokens").asInt())
                .isEqualTo(40);
        assertThat(good.at("/usage/total_tokens").asInt()).isEqualTo(107);
        assertThat(endpoint.count()).isEqualTo(3);
    }

    @Test
    void truncatesAndRefusesAsAModelDoes() throws Exception {
        // Given a truncated answer and a refusal
        endpoint.then(new Fault.Truncated("{\"v", USAGE), new Fault.Refusal("I can not.", USAGE));

        // When they are asked for
        JsonNode truncated = completion(call("a"));
        JsonNode refused = completion(call("b"));

        // Then they say so
        assertThat(truncated.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(refused.at("/choices/0/message/refusal").asText()).isEqualTo("I can not.");
        assertThat(refused.at("/choices/0/message/content").isNull()).isTrue();
    }

    @Test
    void closesTheSocketInTheMiddleOfAnAnswerAndGoesOnServing() throws Exception {
        // Given a reset
        endpoint.then(new Fault.Reset());

        // When it is called, the answer breaks off
        assertThatThrownBy(() -> call("a")).isInstanceOf(IOException.class);

        // Then the next call is answered
        assertThat(call("b").statusCode()).isEqualTo(200);
    }

    @Test
    void waitsBeforeItAnswers() throws Exception {
        // Given a slow error
        endpoint.then(new Fault.Slow(Duration.ofMillis(300), Fault.Status.of(503)));
        long start = System.nanoTime();

        // When it is called
        HttpResponse<String> response = call("a");

        // Then it took that long
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void recordsCallsWithoutTheirCredential() throws Exception {
        // Given a call with a credential
        call("the body");

        // When it is looked at
        ReceivedCall received = endpoint.calls().getFirst();

        // Then everything is there but the credential
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.path()).isEqualTo("/v1/chat/completions");
        assertThat(received.body()).isEqualTo("the body");
        assertThat(received.headers().get("authorization")).containsExactly(ReceivedCall.REDACTED);
    }

    @Test
    void sendsBytesThatAreNoHttpAndEndsTheConnection() throws Exception {
        // Given silence, a reset, and half a head
        endpoint.then(
                new Fault.Wire("", Fault.Ending.CLOSE),
                new Fault.Wire("", Fault.Ending.RESET),
                new Fault.Wire("HTTP/1.1 200 sc", Fault.Ending.CLOSE));

        // When it is called, no answer comes
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> call("a")).isInstanceOf(IOException.class);
        }

        // Then the next call is answered
        assertThat(call("b").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsALongAnswerInChunksAndGoesOnServing() throws Exception {
        // Given an answer of a megabyte
        endpoint.then(new Fault.Endless(1 << 20));

        // When it is asked for
        JsonNode whole = completion(call("a"));

        // Then all of it came, and the connection is of further use
        assertThat(whole.at("/choices/0/message/content").asText()).hasSize(1 << 20);
        assertThat(call("b").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsTheHeadBeforeItWaits() throws Exception {
        // Given a good answer with a slow body
        endpoint.then(new Fault.SlowBody(Duration.ofMillis(300), new Fault.Answer("{}", USAGE)));
        long start = System.nanoTime();

        // When it is asked for
        JsonNode slow = completion(call("a"));

        // Then it is whole, and took that long
        assertThat(slow.at("/choices/0/message/content").asText()).isEqualTo("{}");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    private HttpResponse<String> call(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint.baseUrl() + "/chat/completions"))
                .header("Authorization", "Bearer not-a-secret")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static JsonNode completion(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }
}
