package dev.labelwright.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.labelwright.api.Api;
import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.LabelCommand;
import dev.labelwright.generation.GenerationRows;
import dev.labelwright.generation.command.ReviewDouble;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class ProjectDeletionTest {
    @Inject
    ReviewDouble review;

    @Test
    void deletesEverythingOfAProjectAndNothingElse() {
        // Given two projects with rows in every table
        String project = filled();
        String kept = filled();

        // When one is deleted, twice, and its labels are gone
        delete(project, 202, "DELETING");
        delete(project, 202, "DELETING");
        given().contentType("application/json")
                .body(Map.of("patients", Map.of("mode", "ALL")))
                .post("/api/v1/projects/{p}/generations", project)
                .then()
                .statusCode(409);
        List<LabelCommand> commands = review.commands(project, LabelCommand.Kind.PURGE_PROJECT, 1);
        assertThat(commands).extracting(LabelCommand::id).hasSize(1);
        review.answer(commands.getFirst(), CellOutcomes.NONE);

        // Then it is not there any more, and no table has a row of it
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> Api.get("/projects/{p}", project).statusCode(404));
        for (String table : List.of(
                "generation",
                "batch",
                "batch_patient",
                "note",
                "patient",
                "upload",
                "variable",
                "generation_ordinal",
                "label_command",
                "idempotent_request")) {
            assertThat(rows(table, project)).as(table).isZero();
            assertThat(rows(table, kept)).as(table + " of the other").isEqualTo(table.equals("label_command") ? 0 : 1);
        }
        assertThat(GenerationRows.read("select count(*) from catalog.task t where not exists"
                        + " (select from catalog.generation g where g.id = t.generation_id)"))
                .isEqualTo("0");
    }

    @Test
    void waitsForWhatRuns() {
        String project = Api.project();
        GenerationRows generation = GenerationRows.of(project, "PAUSED");

        given().delete("/api/v1/projects/{p}", project)
                .then()
                .statusCode(409)
                .body("code", is("WRONG_STATE"))
                .body("detail", containsString("PAUSED"));

        generation.with("status = 'CANCELLED'");
        delete(project, 202, "DELETING");
        given().post(generation.path() + "/cancel").then().statusCode(409).body("detail", containsString("DELETING"));
        given().delete("/api/v1/projects/{p}", "01900000-0000-7000-8000-000000000000")
                .then()
                .statusCode(404);
    }

    private static String filled() {
        String project = Api.project();
        Api.variable(project, "Age", "INTEGER", "ONE_PER_NOTE");
        Api.uploadRows(project, List.of("N1,P1,,Age 62.")).statusCode(201);
        GenerationRows generation = GenerationRows.of(project, "COMPLETED");
        UUID task = generation.task("P1", 0, "DONE");
        generation.dispatch(task, "ORPHANED", 10);
        generation.counted();
        generation.batch(1, "P1");
        GenerationRows.sql(
                "insert into catalog.idempotent_request (project_id, key, request_hash, generation_id)"
                        + " values (?, 'k', '\\x00', ?)",
                UUID.fromString(project),
                generation.id());
        return project;
    }

    private static void delete(String project, int status, String projectStatus) {
        given().delete("/api/v1/projects/{p}", project)
                .then()
                .statusCode(status)
                .body("status", is(projectStatus))
                .body("id", is(project));
    }

    private static long rows(String table, String project) {
        return Long.parseLong(GenerationRows.read(
                "select count(*) from catalog." + table + " where project_id = ?", UUID.fromString(project)));
    }
}
