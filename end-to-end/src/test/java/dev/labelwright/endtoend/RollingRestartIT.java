package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.stack.ServiceName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three workers are restarted one after another, as a rollout does, while they have work. */
class RollingRestartIT {
    private static final int PATIENTS = 3_000;
    private static final Duration CALL = Duration.ofSeconds(2);

    private final TestStack whole = TestStack.shared();
    private final List<String> added = new ArrayList<>();

    @AfterEach
    void removeWorkers() {
        added.forEach(whole.stack().services()::remove);
    }

    @Test
    void noTaskFailsAndNoCallIsPaidTwice() throws SQLException {
        // Given three workers in the middle of a generation
        added.add(whole.stack().addReplica(ServiceName.LABELING_WORKER));
        added.add(whole.stack().addReplica(ServiceName.LABELING_WORKER));
        try (ScriptedModel model = ScriptedModel.register(whole).slow(CALL)) {
            TestProject project = model.project(whole, "rolling restart", PATIENTS);
            String generation = project.generate("{\"patients\":{\"mode\":\"ALL\"}}");
            awaitCalls(model, PATIENTS / 30);

            // When each is restarted
            List<String> workers = new ArrayList<>(List.of(ServiceName.LABELING_WORKER.module()));
            workers.addAll(added);
            workers.forEach(whole.stack().services()::restart);
            assertThat(model.calls())
                    .as("calls before the last restart was over")
                    .isLessThan(PATIENTS);

            // Then every task is done by its first dispatch, and each was one call
            JsonNode ended = project.awaitEnd(generation);
            assertThat(ended.path("status").asText()).isEqualTo("COMPLETED");
            assertThat(ended.at("/progress/tasks/failed").asInt()).isZero();
            assertThat(ended.at("/tokens/unconfirmed").asLong()).isZero();
            assertThat(model.calls()).isEqualTo(PATIENTS);
            TestProject.assertAddsUp(ended);
            project.assertConsistent(generation);
        }
    }

    private static void awaitCalls(ScriptedModel model, int calls) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> model.calls() >= calls);
    }
}
