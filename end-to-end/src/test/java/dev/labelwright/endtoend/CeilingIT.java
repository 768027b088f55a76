package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.Selection;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CeilingIT {
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
