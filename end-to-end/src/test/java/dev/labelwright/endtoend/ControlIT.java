package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlIT {
    private static final String ALL = "{\"patients\":{\"mode\":\"ALL\"}}";
    /** More than the 256 tasks of a generation that are out at a time. */
    private static final int PATIENTS = 400;

    private static final Duration SLOW = Duration.ofMillis(150);

    private final TestStack whole = TestStack.shared();
    private final ScriptedModel model = ScriptedModel.register(whole);

    @AfterEach
    void closeTheModel() {
        model.close();
    }

    @Test
    void aPausedGenerationCallsNobodyAndGoesOnWhereItWas() throws Exception {
        // Given a generation that has come some way
        TestProject project = model.slow(SLOW).project(whole, "pause", PATIENTS);
        String generation = project.generate(ALL);
        awaitCalls(20);

        // When it is paused, and what was out has come to its end
        assertThat(project.control(generation, "pause").path("status").asText()).isEqualTo("PAUSED");
        await().atMost(Duration.ofSeconds(30)).until(() -> tasks(project, generation, "dispatched") == 0);

        // Then every call was for a task that is done, and the rest waits
        JsonNode paused = project.generation(generation);
        int calls = model.calls();
        assertThat(paused.path("status").asText()).isEqualTo("PAUSED");
        assertThat(paused.at("/progress/tasks/done").asInt()).isEqualTo(calls).isLessThan(PATIENTS);
        assertThat(paused.at("/progress/tasks/pending").asInt()).isEqualTo(PATIENTS - calls);

        // And when it is resumed, it asks for the rest and for nothing twice
        model.endpoint().byDefault(ScriptedModel.YES);
        project.control(generation, "resume");
        JsonNode ended = project.awaitEnd(generation);
        assertThat(ended.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(model.calls()).isEqualTo(PATIENTS);
        assertThat(ended.at("/outcomes/written").asInt()).isEqualTo(PATIENTS);
        project.assertConsistent(generation);
    }

    @Test
    void aCancelledGenerationKeepsWhatItHasAndFreesWhomItDidNotAskAbout() throws Exception {
        // Given a generation over a batch of all patients, that has come some way
        TestProject project = model.slow(SLOW).project(whole, "cancel", PATIENTS);
        String batch = "{\"patients\":{\"mode\":\"BATCH\",\"batchType\":\"NEW\",\"size\":%d}}".formatted(PATIENTS);
        String generation = project.generate(batch);
        awaitCalls(20);

        // When it is cancelled
        project.control(generation, "cancel");
        JsonNode ended = project.awaitEnd(generation);

        // Then its cells add up, and what was answered is there
        assertThat(ended.path("status").asText()).isEqualTo("CANCELLED");
        TestProject.assertAddsUp(ended);
        int done = ended.at("/progress/tasks/done").asInt();
        int cancelled = ended.at("/progress/tasks/cancelled").asInt();
        assertThat(done).isEqualTo(model.calls()).isLessThan(PATIENTS);
        assertThat(cancelled).isEqualTo(PATIENTS - done);
        assertThat(ended.at("/outcomes/cancelled").asInt()).isEqualTo(cancelled);
        assertThat(project.labels(Map.of())).hasSize(done);
        project.assertConsistent(generation);

        // And those of whom nothing was handed out can be drawn again, and nobody else
        model.endpoint().byDefault(ScriptedModel.YES);
        JsonNode second = project.complete(batch);
        assertThat(second.at("/progress/patients/total").asInt()).isEqualTo(cancelled);
        assertThat(project.labels(Map.of())).hasSize(PATIENTS);
    }

    @Test
    void aBudgetStopsAGenerationBeforeItIsExceeded() throws Exception {
        // Given a budget that lets a few calls through
        TestProject project = model.project(whole, "budget", 40);
        String preview =
                project.generate("{\"patients\":{\"mode\":\"SPECIFIC\",\"patientIds\":[\"P0\"]},\"preview\":true}");
        long ceiling = TestProject.items(project.at(
                        "/generations/" + project.awaitEnd(preview).path("id").asText() + "/tasks"))
                .getFirst()
                .path("ceilingTokens")
                .asLong();
        long budget = 3 * ceiling;
        int before = model.calls();
        long each = ceiling / 2;
        model.endpoint().byDefault(ScriptedModel.yes(each));

        // When a generation runs into it
        String generation = project.generate("{\"patients\":{\"mode\":\"ALL\"},\"tokenBudget\":%d}".formatted(budget));
        JsonNode stopped = project.awaitStatus(generation, "BUDGET_EXHAUSTED");

        // Then it has used what it could, and no more
        assertThat(spent(stopped)).isBetween(budget - ceiling + 1, budget);
        int calls = model.calls() - before;
        assertThat(stopped.at("/progress/tasks/done").asInt()).isEqualTo(calls).isBetween(3, 6);

        // And with a larger one it goes on, and asks for nothing twice
        long larger = stopped.at("/tokens/ceiling").asLong();
        project.control(generation, "resume", "{\"tokenBudget\":%d}".formatted(larger));
        JsonNode ended = project.awaitEnd(generation);
        assertThat(ended.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(model.calls() - before).isEqualTo(40);
        assertThat(spent(ended)).isEqualTo(40 * each);
        List<String> figures = project.figures(generation);
        assertThat(figures.getFirst()).isEqualTo(figures.getLast());
    }

    private void awaitCalls(int count) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> model.calls() >= count);
    }

    private static int tasks(TestProject project, String generation, String state) {
        return project.generation(generation).at("/progress/tasks/" + state).asInt();
    }

    private static long spent(JsonNode generation) {
        JsonNode tokens = generation.path("tokens");
        return tokens.path("total").asLong() + tokens.path("unconfirmed").asLong();
    }
}
