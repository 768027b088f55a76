package dev.labelwright.generation.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.labelwright.api.Api;
import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.LabelCommand;
import dev.labelwright.generation.GenerationRows;
import dev.labelwright.generation.command.ReviewDouble;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class PreviewTest {
    @Inject
    ReviewDouble review;

    @Inject
    PreviewExpiry expiry;

    private String project;
    private GenerationRows generation;

    @BeforeEach
    void endAPreview() {
        project = Api.project();
        GenerationRows.patient(project, "P1", false);
        generation = GenerationRows.of(project, "COMPLETED");
        generation.task("P1", 0, "DONE");
        generation.counted().with("preview = 'OPEN'");
    }

    @Test
    void listsWhatWouldBeWritten() {
        // Given a preview of a variable with a threshold of its own and one without, and a cell that is protected
        UUID age = UUID.fromString(Api.variable(project, "Age", "INTEGER", "ONE_PER_NOTE"));
        UUID drug = UUID.fromString(Api.variable(project, "Drug", "TEXT", "MANY_PER_NOTE"));
        GenerationRows.sql("update catalog.variable set confidence_threshold = 0.65 where id = ?", age);
        cell("P1", "N1", age, "WRITTEN", "[{\"value\": 62, \"confidence\": 0.7, \"evidence\": []}]");
        cell(
                "P1",
                "N1",
                drug,
                "BELOW_THRESHOLD",
                "[{\"value\": \"aspirin\", \"confidence\": 0.42, \"evidence\": []},"
                        + " {\"value\": \"warfarin\", \"confidence\": 0.3, \"evidence\": []}]");
        cell("P1", "N2", age, "EMPTY", "[]");
        cell("P1", "N2", drug, "PROTECTED", "[{\"value\": \"x\", \"confidence\": 0.9, \"evidence\": []}]");

        // When it is listed, page by page
        Response first = given().get(generation.path() + "/preview?limit=3");
        Response second = given().get(generation.path() + "/preview?limit=3&cursor=" + first.path("nextCursor"));

        // Then each cell is there once with its class, and every page says what each threshold would leave
        first.then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items.variable", is(List.of("Age", "Drug", "Age")))
                .body("items.class", is(List.of("written", "belowThreshold", "empty")))
                .body("items[0].value", is(62))
                .body("items[0].noteId", is("N1"))
                .body("items[1].drafts.value", is(List.of("aspirin", "warfarin")))
                .body("items[2].value", nullValue())
                .body("thresholds", hasSize(11));
        second.then()
                .body("items.class", is(List.of("protected")))
                .body("nextCursor", nullValue())
                .body("thresholds.drafts", is(first.<List<Integer>>path("thresholds.drafts")));
        // Age counts from its own 0.65 on whatever the threshold, aspirin to 0.4, warfarin to 0.3
        assertThat(first.<List<Integer>>path("thresholds.drafts")).containsExactly(3, 3, 3, 3, 2, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void promotesWithoutAnotherCall() {
        // Given a preview whose two cells were both written
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> promote("0.8"));
        LabelCommand command =
                review.commands(project, LabelCommand.Kind.PROMOTE_PREVIEW, 1).getFirst();

        // When review-api says that one was reviewed meanwhile, twice
        CellOutcomes outcomes = new CellOutcomes(1, 0, 1, 0, 0, 0);
        review.answer(command, outcomes);
        review.answer(command, new CellOutcomes(2, 0, 0, 0, 0, 0));

        // Then the generation is counted so, its patients are covered, and promoting again changes nothing
        answer.join()
                .then()
                .statusCode(200)
                .body("previewState", is("PROMOTED"))
                .body("preview", is(true))
                .body("outcomes.written", is(1))
                .body("outcomes.protected", is(1))
                .body("cells.asked", is(2));
        assertThat(command.confidenceThreshold()).isEqualByComparingTo(new BigDecimal("0.8"));
        assertThat(command.generationId()).isEqualTo(generation.id());
        Api.get("/projects/{p}/patients/P1", project).body("covered", is(true));
        promote("0.2").then().statusCode(200).body("outcomes.written", is(1));
        given().post(generation.path() + "/discard").then().statusCode(409).body("detail", containsString("PROMOTED"));
        given().post(generation.path() + "/retry").then().statusCode(409);
    }

    @Test
    void discards() {
        // Given a preview that is to be discarded
        CompletableFuture<Response> answer =
                CompletableFuture.supplyAsync(() -> given().post(generation.path() + "/discard"));

        // When review-api has forgotten it
        review.answer(
                review.commands(project, LabelCommand.Kind.DISCARD_PREVIEW, 1).getFirst(), CellOutcomes.NONE);

        // Then it is discarded, and cannot be promoted
        answer.join().then().statusCode(200).body("previewState", is("DISCARDED"));
        given().post(generation.path() + "/discard").then().statusCode(200);
        promote("0.5").then().statusCode(409).body("detail", containsString("DISCARDED"));
        Api.get("/projects/{p}/patients/P1", project).body("covered", is(false));
    }

    @Test
    void expiresSevenDaysAfterItsEnd() {
        // Given a preview that ended a week ago, and one that ended an hour later
        generation.with("finished_at = catalog.clock() - interval '7 days'");
        GenerationRows younger = GenerationRows.of(project, "COMPLETED")
                .with("preview = 'OPEN', finished_at = catalog.clock() - interval '6 days 23 hours'");

        // When the sweep comes
        expiry.sweep().await().atMost(java.time.Duration.ofSeconds(10));

        // Then the older one is forgotten, and stays expired when that is done
        List<LabelCommand> commands = review.commands(project, LabelCommand.Kind.DISCARD_PREVIEW, 1);
        assertThat(commands).extracting(LabelCommand::generationId).containsOnly(generation.id());
        review.answer(commands.getFirst(), CellOutcomes.NONE);
        Api.generation(project, generation.id().toString()).then().body("previewState", is("EXPIRED"));
        Api.generation(project, younger.id().toString()).then().body("previewState", is("OPEN"));
        promote("0.5").then().statusCode(409).body("detail", containsString("EXPIRED"));
    }

    @Test
    void refusesWhatItIsNot() {
        GenerationRows running = GenerationRows.of(project, "RUNNING").with("preview = 'OPEN'");
        given().post(running.path() + "/discard").then().statusCode(409).body("detail", containsString("RUNNING"));
        GenerationRows ordinary = GenerationRows.of(project, "COMPLETED");
        given().get(ordinary.path() + "/preview").then().statusCode(409).body("code", is("WRONG_STATE"));
        given().post(ordinary.path() + "/discard").then().statusCode(409);
        promote("1.5").then().statusCode(422).body("violations[0].field", is("confidenceThreshold"));
        given().get(generation.path() + "/preview?cursor=WyJhIiwiYiIsImMiXQ")
                .then()
                .statusCode(400);
    }

    private Response promote(String threshold) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("confidenceThreshold", new BigDecimal(threshold)))
                .post(generation.path() + "/promote");
    }

    private void cell(String patient, String note, UUID variable, String outcome, String drafts) {
        GenerationRows.sql("""
                insert into review.preview_cell (generation_id, project_id, patient_id, note_id, variable_id, class,
                  drafts, model, variable_version)
                values (?, ?, ?, ?, ?, ?, cast(? as jsonb), 'm', 1)""", generation.id(), UUID.fromString(project), patient, note, variable, outcome, drafts);
    }
}
