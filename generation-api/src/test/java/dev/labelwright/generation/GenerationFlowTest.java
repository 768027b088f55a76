package dev.labelwright.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.labelwright.api.Api;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class GenerationFlowTest {
    private static final Map<String, ?> ALL = Map.of("patients", Map.of("mode", "ALL"));

    private final WorkerDouble worker = new WorkerDouble();

    @Test
    void plansDispatchesAndEndsAGeneration() {
        // Given two patients with three notes, one of them copied forward, and two variables
        String project = Api.project();
        Api.variable(project, "Age", "INTEGER", "ONE_PER_NOTE");
        Api.variable(project, "Drug", "TEXT", "MANY_PER_NOTE");
        Api.uploadRows(
                        project,
                        List.of("N1,P1,2024-01-02,Age 62. 😀", "N2,P1,2024-01-03,Age 62. 😀", "N3,P2,,Takes aspirin."))
                .statusCode(201);

        // When all of them are generated and every task is answered
        String generation =
                Api.generation(project, ALL).then().statusCode(202).extract().path("id");
        List<LabelingTask> tasks = worker.tasks(generation, 2);
        tasks.forEach(worker::answer);
        ended(project, generation);

        // Then notes with the same text shared a task, every cell is counted, and the tokens are those of the calls
        assertThat(tasks)
                .extracting(LabelingTask::noteIds)
                .containsExactlyInAnyOrder(List.of("N1", "N2"), List.of("N3"));
        assertThat(tasks)
                .allSatisfy(task ->
                        assertThat(task.variables()).extracting(v -> v.key()).containsExactly("v1", "v2"));
        Api.get("/projects/{p}/generations/{g}", project, generation)
                .body("status", is("COMPLETED"))
                .body("cells.selected", is(6))
                .body("cells.asked", is(6))
                .body("outcomes.written", is(6))
                .body("progress.tasks.total", is(2))
                .body("progress.tasks.done", is(2))
                .body("progress.patients.done", is(2))
                .body("tokens.total", is(240))
                .body("tokens.cachedInput", is(80))
                // 2 × (100 × 2 + 20 × 8.5) per million
                .body("cost.amount", is("0.00074"));
    }

    @Test
    void dispatchesAgainAfterAFailureAndSettlesEveryCall() {
        // Given a generation of one task
        String project = oneNote();
        String generation =
                Api.generation(project, ALL).then().statusCode(202).extract().path("id");
        LabelingTask first = worker.tasks(generation, 1).getFirst();

        // When its first call was billed and useless, and its second is answered
        worker.fail(first, TaskFailure.Code.MALFORMED, WorkerDouble.USAGE);
        LabelingTask second = worker.tasks(generation, 2).get(1);
        worker.answer(second);
        ended(project, generation);

        // Then it is done, both calls are paid for, and each dispatch had an id of its own
        assertThat(second.key().attempt()).isEqualTo(2);
        assertThat(second.key().dispatchId()).isNotEqualTo(first.key().dispatchId());
        Api.get("/projects/{p}/generations/{g}", project, generation)
                .body("status", is("COMPLETED"))
                .body("tokens.total", is(240));
        Api.get("/projects/{p}/generations/{g}/tasks", project, generation)
                .body("items[0].attempts", is(2))
                .body("items[0].tokens", is(240))
                .body("items[0].error", nullValue());
    }

    @Test
    void stopsPayingWhenTheRepairAllowanceIsSpent() {
        // Given a generation of one task, whose allowance is one call
        String project = oneNote();
        String generation =
                Api.generation(project, ALL).then().statusCode(202).extract().path("id");

        // When the first call and its repair are billed and useless
        worker.fail(worker.tasks(generation, 1).getFirst(), TaskFailure.Code.MALFORMED, WorkerDouble.USAGE);
        LabelingTask second = worker.tasks(generation, 2).get(1);
        worker.fail(second, TaskFailure.Code.MALFORMED, WorkerDouble.USAGE);
        LabelingResult told = worker.told(second);
        worker.giveUp(told);
        ended(project, generation);

        // Then the task fails and says why
        assertThat(told.failure().code()).isEqualTo(TaskFailure.Code.REPAIR_ALLOWANCE_SPENT);
        Api.get("/projects/{p}/generations/{g}", project, generation)
                .body("status", is("COMPLETED_WITH_ERRORS"))
                .body("outcomes.failed", is(1));
        Api.get("/projects/{p}/generations/{g}/tasks?status=FAILED", project, generation)
                .body("items[0].error.code", is("REPAIR_ALLOWANCE_SPENT"));
    }

    @Test
    void chargesALostCallAsUnconfirmedAndOutlivesItsLateAnswer() {
        // Given a generation of one task whose lease ran out
        String project = oneNote();
        String generation =
                Api.generation(project, ALL).then().statusCode(202).extract().path("id");
        LabelingTask first = worker.tasks(generation, 1).getFirst();
        worker.lose(first);
        LabelingTask second = worker.tasks(generation, 2).get(1);

        // When the lost answer comes late, then the second one too
        worker.answer(first);
        ended(project, generation);
        worker.answer(second);

        // Then the task ended once; the lost call is charged at its ceiling, the other at what it used
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> Api.get("/projects/{p}/generations/{g}", project, generation)
                        .body("tokens.total", is(120))
                        .body("tokens.unconfirmed", is((int) first.ceilingTokens()))
                        .body("outcomes.written", is(1))
                        .body("progress.tasks.done", is(1)));
    }

    @Test
    void givesUpAtOnceWhereAnotherCallCannotHelp() {
        // Given a generation of one task
        String project = oneNote();
        String generation =
                Api.generation(project, ALL).then().statusCode(202).extract().path("id");
        LabelingTask task = worker.tasks(generation, 1).getFirst();

        // When the model refuses
        worker.fail(task, TaskFailure.Code.REFUSED, Usage.NONE);
        LabelingResult told = worker.told(task);

        // Then the task is told to be given up, with that reason
        assertThat(told.kind()).isEqualTo(LabelingResult.Kind.GIVEN_UP);
        assertThat(told.failure().code()).isEqualTo(TaskFailure.Code.REFUSED);
    }

    @Test
    void outcomesWaitWhileTheDatabaseIsAway() throws SQLException {
        // Given a generation of one task
        String project = oneNote();
        String generation =
                Api.generation(project, ALL).then().statusCode(202).extract().path("id");
        LabelingTask task = worker.tasks(generation, 1).getFirst();

        // When the database turns everybody away, and the answer comes meanwhile
        try (DatabaseOutage _ = DatabaseOutage.begin()) {
            worker.answer(task);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> Api.get("/projects/{p}", project)
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("code", is("UNAVAILABLE")));
        }

        // Then it is written down when the database is back
        ended(project, generation);
        Api.get("/projects/{p}/generations/{g}", project, generation)
                .body("status", is("COMPLETED"))
                .body("outcomes.written", is(1));
    }

    private static String oneNote() {
        String project = Api.project();
        Api.variable(project, "Age", "INTEGER", "ONE_PER_NOTE");
        Api.uploadRows(project, List.of("N1,P1,,Age 62.")).statusCode(201);
        return project;
    }

    private static void ended(String project, String generation) {
        await().atMost(Duration.ofSeconds(20)).until(() -> GenerationStatus.valueOf(
                        Api.generation(project, generation).path("status"))
                .terminal());
    }
}
