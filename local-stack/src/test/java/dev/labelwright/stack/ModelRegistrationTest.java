package dev.labelwright.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelRegistrationTest {
    private static final URI MODEL = URI.create("http://127.0.0.1:18090/v1");

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private String lastBody = "";
    private HttpServer generationApi;

    @BeforeEach
    void start() throws IOException {
        generationApi = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        generationApi.createContext("/", this::answer);
        generationApi.start();
    }

    @AfterEach
    void stop() {
        generationApi.stop(0);
    }

    @Test
    void aNewModelIsPosted() throws IOException {
        // Given
        answers.put("POST /api/v1/models", "201 {}");

        // When
        registration().register(MODEL);

        // Then
        assertThat(requests).containsExactly("POST /api/v1/models");
        assertThat(new ObjectMapper().readTree(lastBody).path("baseUrl").asText())
                .isEqualTo(MODEL.toString());
    }

    @Test
    void aKnownModelIsMovedToItsNewAddress() throws IOException {
        // Given
        answers.put("POST /api/v1/models", "409 {}");
        answers.put(
                "GET /api/v1/models?limit=1000",
                "200 {\"items\":[{\"id\":\"1\",\"name\":\"other\"}],\"nextCursor\":\"next\"}");
        answers.put(
                "GET /api/v1/models?limit=1000&cursor=next",
                "200 {\"items\":[{\"id\":\"2\",\"name\":\"offline\"}],\"nextCursor\":null}");
        answers.put("PUT /api/v1/models/2", "200 {}");

        // When
        registration().register(MODEL);

        // Then
        assertThat(requests).last().isEqualTo("PUT /api/v1/models/2");
        assertThat(new ObjectMapper().readTree(lastBody).path("baseUrl").asText())
                .isEqualTo(MODEL.toString());
    }

    @Test
    void aRefusalIsTold() {
        // Given
        answers.put("POST /api/v1/models", "422 {\"code\":\"INVALID\"}");

        // When, then
        assertThatThrownBy(() -> registration().register(MODEL))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("422")
                .hasMessageContaining("INVALID");
    }

    private ModelRegistration registration() {
        return new ModelRegistration(
                URI.create("http://127.0.0.1:" + generationApi.getAddress().getPort()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.add(request);
            lastBody = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String[] answer = answers.getOrDefault(request, "404 {}").split(" ", 2);
            byte[] body = answer[1].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
