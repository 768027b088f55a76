package dev.labelwright.generation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelwright.api.Api;
import dev.labelwright.generation.DatabaseOutage;
import dev.labelwright.generation.GenerationRows;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class EventStreamTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource("/")
    URI service;

    private GenerationRows generation;

    @BeforeEach
    void startAGeneration() {
        generation = GenerationRows.of(Api.project(), "RUNNING");
    }

    /** The lines of a stream as they come. */
    private static final class EventLines implements AutoCloseable {
        final List<String> lines = new CopyOnWriteArrayList<>();
        final HttpResponse<Stream<String>> response;
        final CompletableFuture<Void> end;

        EventLines(HttpResponse<Stream<String>> response) {
            this.response = response;
            this.end = CompletableFuture.runAsync(() -> response.body().forEach(lines::add));
        }

        List<String> fields(String name) {
            return lines.stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }

        List<String> statuses() {
            List<String> statuses = new ArrayList<>();
            for (String data : fields("data")) {
                statuses.add(read(data).path("status").asText());
            }
            return statuses;
        }

        @Override
        public void close() {
            response.body().close();
        }
    }

    @Test
    void tellsTheStateNowThenEachChangeToTheEnd() throws Exception {
        // Given a stream of a running generation
        try (HttpClient client = HttpClient.newHttpClient();
                EventLines stream = open(client, generation.path(), null)) {
            await().atMost(PATIENCE).until(() -> stream.statuses().equals(List.of("RUNNING")));

            // When it changes, and ends
            generation.with("status = 'PAUSED', version = version + 1");
            await().atMost(PATIENCE).until(() -> stream.statuses().size() == 2);
            generation.with("status = 'CANCELLED', finished_at = catalog.clock(), version = version + 1");

            // Then each state was told once, with the version as its id, and the stream has ended
            stream.end.get(20, java.util.concurrent.TimeUnit.SECONDS);
            assertThat(stream.response.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            assertThat(stream.statuses()).containsExactly("RUNNING", "PAUSED", "CANCELLED");
            assertThat(stream.fields("event")).containsExactly("generation", "generation", "generation");
            assertThat(stream.fields("id")).containsExactly("1", "2", "3");
        }
    }

    @Test
    void aReconnectBeginsWithTheStateOfThatTime() throws Exception {
        // Given a client that has seen version 1, and a generation that went on
        generation.with("status = 'PAUSED', version = 7");

        // When the client comes back
        try (HttpClient client = HttpClient.newHttpClient();
                EventLines stream = open(client, generation.path(), "1")) {

            // Then it is told the state of now, and what follows
            await().atMost(PATIENCE).until(() -> stream.fields("id").equals(List.of("7")));
            generation.with("status = 'COMPLETED', version = 8");
            stream.end.get(20, java.util.concurrent.TimeUnit.SECONDS);
            assertThat(stream.statuses()).containsExactly("PAUSED", "COMPLETED");
        }
    }

    @Test
    void tellsAtMostFourChangesASecond() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient();
                EventLines stream = open(client, generation.path(), null)) {
            await().atMost(PATIENCE).until(() -> stream.fields("id").size() == 1);

            // When it changes for a second and a half without a pause
            long end = System.nanoTime() + Duration.ofMillis(1_500).toNanos();
            while (System.nanoTime() < end) {
                generation.with("version = version + 1");
            }
            generation.with("status = 'COMPLETED', version = version + 1");
            stream.end.get(20, java.util.concurrent.TimeUnit.SECONDS);

            // Then few of the states were told, the last among them
            assertThat(stream.fields("id")).hasSizeBetween(3, 9);
            assertThat(stream.statuses().getLast()).isEqualTo("COMPLETED");
        }
    }

    @Test
    void outlivesAShortOutageOfTheDatabase() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient();
                EventLines stream = open(client, generation.path(), null)) {
            await().atMost(PATIENCE).until(() -> stream.fields("id").size() == 1);

            // When the database turns everybody away for a while
            outage();
            generation.with("status = 'COMPLETED', version = version + 1");

            // Then the stream goes on to the end
            stream.end.get(30, java.util.concurrent.TimeUnit.SECONDS);
            assertThat(stream.statuses()).containsExactly("RUNNING", "COMPLETED");
        }
    }

    @Test
    void keepsAQuietStreamAlive() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient();
                EventLines stream = open(client, generation.path(), null)) {
            // When nothing changes for a quarter of a minute, then a comment says that the stream lives
            await().atMost(PATIENCE).until(() -> stream.lines.stream().anyMatch(line -> line.startsWith(":")));
            assertThat(stream.statuses()).containsExactly("RUNNING");
        }
    }

    @Test
    void anUnknownGenerationIsAProblem() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    request(generation
                                    .path()
                                    .replace(generation.id().toString(), "01900000-0000-7000-8000-000000000000"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(read(answer.body()).path("code").asText()).isEqualTo("NOT_FOUND");
            Api.get("/projects/{p}/generations/{g}/events", "no-project", "no-generation")
                    .statusCode(404);
        }
    }

    private static void outage() throws SQLException {
        try (DatabaseOutage _ = DatabaseOutage.begin()) {
            await().atMost(PATIENCE).until(() -> Api.get("/projects").extract().statusCode() == 503);
        }
    }

    private EventLines open(HttpClient client, String path, String lastSeen) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (lastSeen != null) {
            request.header("Last-Event-ID", lastSeen);
        }
        HttpResponse<Stream<String>> response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        return new EventLines(response);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path + "/events")).header("Accept", "text/event-stream");
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
