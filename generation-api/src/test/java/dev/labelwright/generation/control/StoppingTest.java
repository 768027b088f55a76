package dev.labelwright.generation.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.labelwright.api.Api;
import dev.labelwright.generation.GenerationRows;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.servers.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class StoppingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private String project;

    @BeforeEach
    void makeAProject() {
        project = Api.project();
    }

    @Test
    void cancelsWhatIsNotOutAndFreesThePatientsOfThat() {
        // Given a batch of five: one is out, one waits for another attempt, one was released, two were never
        // dispatched,
        // and one of those is covered by another generation too
        for (String patient : new String[] {"OUT", "AGAIN", "RELEASED", "UNTOUCHED", "ELSEWHERE"}) {
            GenerationRows.patient(project, patient, true);
        }
        GenerationRows other = GenerationRows.of(project, "COMPLETED");
        other.task("ELSEWHERE", 0, "DONE");
        other.counted();
        GenerationRows generation = GenerationRows.of(project, "RUNNING");
        UUID out = generation.task("OUT", 0, "PENDING");
        UUID again = generation.task("AGAIN", 0, "PENDING");
        generation.task("RELEASED", 0, "DONE");
        UUID released = generation.task("RELEASED", 100, "WAITING");
        generation.task("UNTOUCHED", 0, "PENDING");
        generation.task("ELSEWHERE", 0, "PENDING");
        for (String patient : new String[] {"OUT", "UNTOUCHED", "ELSEWHERE"}) {
            generation.task(patient, 100, "WAITING");
            generation.task(patient, 200, "WAITING");
        }
        generation.dispatch(out, "DISPATCHED", 100);
        generation.dispatch(again, "RETRY", 0);
        generation.dispatch(released, "READY", 0);
        generation.counted();
        generation.batch(1, "OUT", "AGAIN", "RELEASED", "UNTOUCHED", "ELSEWHERE");

        // When it is cancelled
        given().post(generation.path() + "/cancel").then().statusCode(200).body("status", is("CANCELLING"));

        // Then all that was not out is cancelled, and whoever was not touched is free, unless covered elsewhere
        await().atMost(PATIENCE)
                .untilAsserted(() -> Api.generation(project, generation.id().toString())
                        .then()
                        .body("progress.tasks.cancelled", is(9))
                        .body("progress.tasks.waiting", is(0))
                        .body("progress.tasks.dispatched", is(1))
                        .body("progress.tasks.done", is(1))
                        .body("progress.patients.done", is(3))
                        .body("outcomes.cancelled", is(18)));
        Api.get("/projects/{p}/patients/UNTOUCHED", project).body("covered", is(false));
        for (String patient : new String[] {"OUT", "AGAIN", "RELEASED", "ELSEWHERE"}) {
            Api.get("/projects/{p}/patients/{id}", project, patient).body("covered", is(true));
        }
        Api.get("/projects/{p}/batches", project).body("items[0].size", is(4));
        assertThat(GenerationRows.read("""
                        select string_agg(concat_ws(' ', patient_id, open_tasks, step = last_step, freed), ', ' order by patient_id)
                        from catalog.generation_patient where generation_id = ?""", generation.id()))
                .isEqualTo("AGAIN 1 t f, ELSEWHERE 0 t t, OUT 1 t f, RELEASED 0 t f, UNTOUCHED 0 t t");
        assertThat(GenerationRows.read(
                        "select concat_ws(' ', state, closing, error ->> 'code') from catalog.dispatch"
                                + " where task_id = ?",
                        again))
                .isEqualTo("CLOSING CANCELLED CANCELLED");

        // And it has ended when what was out has
        end(generation, out, "DONE");
        end(generation, again, "CANCELLED");
        generation.with("tasks_done = tasks_done + 1, tasks_cancelled = tasks_cancelled + 1,"
                + " outcomes_written = outcomes_written + 2, outcomes_cancelled = outcomes_cancelled + 2");
        await().atMost(PATIENCE)
                .untilAsserted(() -> Api.generation(project, generation.id().toString())
                        .then()
                        .body("status", is("CANCELLED"))
                        .body("progress.patients.done", is(5))
                        .body("outcomes.cancelled", is(20))
                        .body("outcomes.written", is(4))
                        .body("cells.asked", is(24)));
    }

    @Test
    void waitsWithTheLastSliceForAPlanningOfTheProject() throws SQLException {
        // Given a planning that has the project, and a generation that nothing was dispatched of
        GenerationRows.patient(project, "P1", true);
        GenerationRows generation = GenerationRows.of(project, "RUNNING");
        generation.task("P1", 0, "PENDING");
        generation.counted();
        try (Connection planner = TestDatabase.current().connectAsSuperuser();
                Statement statement = planner.createStatement()) {
            planner.setAutoCommit(false);
            statement.execute("select from catalog.project where id = '" + project + "' for no key update");

            // When it is cancelled
            given().post(generation.path() + "/cancel").then().statusCode(200);

            // Then it is not ended before its patient can be freed
            await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> Api.generation(
                            project, generation.id().toString())
                    .path("status")
                    .equals("CANCELLING"));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> Api.generation(project, generation.id().toString())
                        .then()
                        .body("status", is("CANCELLED")));
        Api.get("/projects/{p}/patients/P1", project).body("covered", is(false));
    }

    @Test
    void failsWhatIsLeftWhereTheKeyWasRefused() {
        // Given a generation that an endpoint's refusal is to stop
        GenerationRows generation = GenerationRows.of(project, "CANCELLING")
                .with("stop_as = 'FAILED', error = '{\"code\": \"AUTHENTICATION\", \"message\": \"the key\"}'");
        generation.task("P1", 0, "FAILED", "AUTHENTICATION");
        generation.task("P1", 100, "WAITING");
        generation.task("P2", 0, "PENDING");
        generation.counted();

        // When nothing is out any more, then it has failed, and its tasks say why
        await().atMost(PATIENCE)
                .untilAsserted(() -> Api.generation(project, generation.id().toString())
                        .then()
                        .body("status", is("FAILED"))
                        .body("progress.tasks.failed", is(3))
                        .body("progress.patients.done", is(2))
                        .body("outcomes.failed", is(6))
                        .body("error.code", is("AUTHENTICATION")));
        Api.get("/projects/{p}/generations/{g}/tasks?status=FAILED", project, generation.id())
                .body("items.error.code", is(java.util.Collections.nCopies(3, "AUTHENTICATION")));

        // And with another key it can be asked for again
        given().post(generation.path() + "/retry")
                .then()
                .statusCode(200)
                .body("status", is("RUNNING"))
                .body("progress.tasks.pending", is(2))
                .body("progress.tasks.waiting", is(1));
    }

    @Test
    void stopsMoreThanASliceHolds() {
        // Given a generation of 25,000 patients with two tasks each
        GenerationRows generation = GenerationRows.of(project, "RUNNING");
        GenerationRows.sql("""
                insert into catalog.task (generation_id, number, stage, step, patient_id, note_ids, call_group,
                  variable_ids, max_output_tokens, ceiling_tokens, status)
                select ?, n, 'NOTE_LABELS', n / 25001, 'P' || n % 25000, array['N'], 1, array[uuidv7(), uuidv7()], 1, 1,
                  case when n > 25000 then 'WAITING' else 'PENDING' end
                from generate_series(1, 50000) n""", generation.id());
        generation.counted();

        // When it is cancelled, then all of them are
        given().post(generation.path() + "/cancel").then().statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> Api.generation(project, generation.id().toString())
                        .then()
                        .body("status", is("CANCELLED"))
                        .body("progress.tasks.cancelled", is(50_000))
                        .body("progress.patients.done", is(25_000))
                        .body("outcomes.cancelled", is(100_000)));
    }

    private static void end(GenerationRows generation, UUID task, String status) {
        GenerationRows.sql("delete from catalog.dispatch where task_id = ?", task);
        GenerationRows.sql("update catalog.task set status = ?, attempts = 1 where id = ?", status, task);
        GenerationRows.sql(
                "update catalog.generation_patient set open_tasks = open_tasks - 1 where generation_id = ? and patient_id = "
                        + "(select patient_id from catalog.task where id = ?)",
                generation.id(),
                task);
    }
}
