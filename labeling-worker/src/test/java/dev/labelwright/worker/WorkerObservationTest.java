package dev.labelwright.worker;

import static dev.labelwright.worker.ScriptedEndpoint.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.LabelingTask;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of the worker. */
@QuarkusTest
@TestProfile(ImpatientWorker.class)
@QuarkusTestResource(WorkerServers.class)
class WorkerObservationTest {
    private static final String GOOD = """
            {"v1":{"quotes":["SMOKES  daily","never said"],"value":"current","confidence":0.9}}""";

    private final WorkerTopics topics = new WorkerTopics();

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void reportsHealthAndMetricsWithoutNotesOrPatients() {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(says(GOOD))) {
            // Given
            topics.label(task(endpoint));

            // When
            String metrics = RestAssured.get("/q/metrics").asString();

            // Then
            assertThat(RestAssured.get("/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(metrics)
                    .contains(
                            "labelwright_worker_tokens_total{kind=\"cached_input\"",
                            "labelwright_worker_tasks_running{lane=\"interactive\"",
                            "labelwright_worker_calls_seconds_count{reply=\"answered\"",
                            "labelwright_worker_results_total{kind=\"answered\"")
                    .doesNotContain("MRN-1", "smokes");
        }
    }

    private static LabelingTask task(ScriptedEndpoint endpoint) {
        return Asked.task(endpoint.baseUrl(), inSeconds(60));
    }

    private static Instant inSeconds(long seconds) {
        return Instant.now().plusSeconds(seconds);
    }
}
