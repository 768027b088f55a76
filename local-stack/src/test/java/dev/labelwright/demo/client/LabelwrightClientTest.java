package dev.labelwright.demo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelwrightClientTest {
    private final List<URI> asked = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private int status = 200;
    private HttpServer server;
    private LabelwrightClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI());
            byte[] answer = answers.removeFirst().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        client = new LabelwrightClient(address, address, address);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void followsCursorsToTheEndOfTheList() {
        // Given
        answers.add("{\"items\":[{\"id\":\"L1\"},{\"id\":\"L2\"}],\"nextCursor\":\"a+b\"}");
        answers.add("{\"items\":[{\"id\":\"L3\"}],\"nextCursor\":null}");
        List<Label> labels = new ArrayList<>();

        // When
        client.forEachLabel("P 1", Map.of("variable", "Smoking status"), labels::add);

        // Then
        assertThat(labels).extracting(Label::id).containsExactly("L1", "L2", "L3");
        assertThat(asked)
                .extracting(URI::toString)
                .containsExactly(
                        "/api/v1/projects/P%201/labels?variable=Smoking%20status&limit=1000",
                        "/api/v1/projects/P%201/labels?variable=Smoking%20status&limit=1000&cursor=a%2Bb");
    }

    @Test
    void readsAGenerationWhoseFiguresAreNotKnownYet() {
        // Given
        answers.add("{\"id\":\"G1\",\"status\":\"REQUESTED\",\"ordinal\":1,\"batch\":null,\"somethingNew\":1}");

        // When
        Generation generation = client.generation("P1", "G1");

        // Then
        assertThat(generation.status().terminal()).isFalse();
        assertThat(generation.progress().tasks().total()).isZero();
        assertThat(generation.cells().selected()).isZero();
    }

    @Test
    void makesAProblemDocumentAnException() {
        // Given
        status = 409;
        answers.add("{\"title\":\"The name is taken\",\"status\":409,\"code\":\"NAME_TAKEN\"}");

        // When, Then
        assertThatThrownBy(() -> client.createProject("Demo", ""))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(409);
                    assertThat(refused.problem().code()).isEqualTo("NAME_TAKEN");
                })
                .hasMessage("POST /api/v1/projects was refused. The name is taken (NAME_TAKEN, 409)");
    }

    @Test
    void saysWhereNobodyAnswers() {
        // Given
        server.stop(0);

        // When, Then
        assertThatThrownBy(() -> client.note("P1", "N1"))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("/api/v1/projects/P1/notes/N1");
    }
}
