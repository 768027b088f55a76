package dev.labelwright.batch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
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
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class BatchTest {
    @Inject
    ReviewDouble review;

    private String project;

    @BeforeEach
    void makeAProject() {
        project = Api.project();
        for (String patient : List.of("P1", "P2", "P3")) {
            GenerationRows.patient(project, patient, true);
        }
    }

    @Test
    void listsTheNewestFirst() {
        // Given two batches
        draw(1, "COMPLETED", "P1", "P2");
        GenerationRows second = draw(2, "COMPLETED", "P3");

        // When they are listed, page by page
        String cursor = Api.get("/projects/{p}/batches?limit=1", project)
                .body("items", hasSize(1))
                .body("items[0].number", is(2))
                .body("items[0].size", is(1))
                .body("items[0].generationId", is(second.id().toString()))
                .body("items[0].status", is("ACTIVE"))
                .extract()
                .path("nextCursor");

        // Then the older one follows, and nothing after it
        Api.get("/projects/{p}/batches?limit=1&cursor={c}", project, cursor)
                .body("items.number", is(List.of(1)))
                .body("nextCursor", is((Object) null));
    }

    @Test
    void clearsABatchOnceItsDraftsAreGone() {
        // Given a batch of three, of whom another generation covers one
        draw(1, "COMPLETED", "P1", "P2", "P3");
        GenerationRows other = GenerationRows.of(project, "COMPLETED");
        other.task("P3", 0, "DONE");
        other.counted();

        // When it is cleared, and review-api answers, twice
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> clear(1));
        LabelCommand command =
                review.commands(project, LabelCommand.Kind.CLEAR_BATCH, 1).getFirst();
        review.answer(command, CellOutcomes.NONE);
        review.answer(command, CellOutcomes.NONE);

        // Then it is cleared, and its patients are free but the one
        assertThat(answer.join().statusCode()).isEqualTo(204);
        assertThat(command.batch()).isEqualTo(1);
        Api.get("/projects/{p}/batches", project)
                .body("items[0].status", is("CLEARED"))
                .body("items[0].size", is(3));
        covered("P1", false);
        covered("P2", false);
        covered("P3", true);
        assertThat(clear(1).statusCode()).isEqualTo(204);

        // And a patient who is drawn and cleared once more is free again: a cleared batch covers nobody
        draw(2, "COMPLETED", "P1");
        GenerationRows.sql(
                "update catalog.patient set covered = true where project_id = ? and patient_id = 'P1'",
                UUID.fromString(project));
        CompletableFuture<Response> again = CompletableFuture.supplyAsync(() -> clear(2));
        review.answer(review.commands(project, LabelCommand.Kind.CLEAR_BATCH, 2).get(1), CellOutcomes.NONE);
        assertThat(again.join().statusCode()).isEqualTo(204);
        covered("P1", false);
    }

    @Test
    void answersEarlyWhereClearingTakesLong() {
        // Given a batch
        draw(1, "COMPLETED", "P1");

        // When nobody answers the command, then the batch is said to be on its way
        clear(1).then().statusCode(202).body("status", is("CLEARING")).body("number", is(1));
    }

    @Test
    void keepsABatchThatAGenerationUses() {
        // Given a batch whose generation runs
        draw(1, "PAUSED", "P1");

        // When it is to be cleared, then the answer names the generation's state
        clear(1).then().statusCode(409).body("code", is("WRONG_STATE")).body("detail", containsString("PAUSED"));
        Api.get("/projects/{p}/batches", project).body("items[0].status", is("ACTIVE"));
        clear(9).then().statusCode(404);
    }

    private GenerationRows draw(int number, String status, String... patients) {
        GenerationRows generation = GenerationRows.of(project, status);
        for (String patient : patients) {
            generation.task(patient, 0, status.equals("COMPLETED") ? "DONE" : "PENDING");
        }
        generation.counted();
        generation.batch(number, patients);
        return generation;
    }

    private Response clear(int number) {
        return given().delete("/api/v1/projects/{p}/batches/{n}", project, number);
    }

    private void covered(String patient, boolean covered) {
        Api.get("/projects/{p}/patients/{id}", project, patient).body("covered", is(covered));
    }
}
