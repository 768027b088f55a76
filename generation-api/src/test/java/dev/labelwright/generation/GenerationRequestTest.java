package dev.labelwright.generation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.labelwright.api.Api;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.servers.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class GenerationRequestTest {

    @Test
    void drawsBatchesThatShareNoPatientAndTakesWhatIsLeft() throws SQLException {
        // Given five patients
        String project = patients(5);

        // When four batches of one are requested at once, and then one of ten
        List<CompletableFuture<Void>> requests = IntStream.range(0, 4)
                .mapToObj(index -> CompletableFuture.runAsync(
                        () -> Api.generation(project, batch(1)).then().statusCode(202)))
                .toList();
        requests.forEach(CompletableFuture::join);
        awaitPlanned(project, 4);
        Api.generation(project, batch(10)).then().statusCode(202);
        awaitPlanned(project, 5);

        // Then every patient was drawn once
        assertThat(rows("select patient_id from catalog.batch_patient where project_id = '" + project + "' order by 1"))
                .containsExactly("P0", "P1", "P2", "P3", "P4");
        // And the draw can be explained by its seed
        assertThat(rows("""
                        select b.number from catalog.batch b join catalog.batch_patient m
                          on m.project_id = b.project_id and m.batch = b.number
                        where b.project_id = '%s' and b.number = 1 and hashtextextended(m.patient_id, b.seed) = (
                          select min(hashtextextended(p.patient_id, b.seed)) from catalog.patient p
                          where p.project_id = b.project_id)""".formatted(project))).containsExactly("1");
        // And now none is left
        Api.generation(project, batch(1)).then().statusCode(409).body("code", is("NO_PATIENTS_LEFT"));
    }

    @Test
    void asksAgainForTheSameKeyAndBodyOnlyOnce() {
        // Given a request with a key
        String project = patients(1);
        String first = keyed(project, "k1", "ALL").statusCode(202).extract().path("id");

        // When it is sent again, then the answer is the same generation
        keyed(project, "k1", "ALL").statusCode(202).body("id", is(first));
        // And with another body it is refused
        keyed(project, "k1", "BATCH").statusCode(422).body("code", is("IDEMPOTENCY_KEY_REUSED"));
        Api.get("/projects/{p}/generations", project).body("items", hasSize(1));
    }

    @Test
    void plansNoCallThatDoesNotFitIntoTheWindow() {
        // Given a window that leaves too little room for a part of a note, and one note that fits all the same
        String project = Api.project(700);
        Api.variable(project, "Age", "INTEGER", "ONE_PER_NOTE");
        Api.uploadRows(project, List.of("LONG,P1,," + "word ".repeat(9_000), "SHORT,P2,,Age 62."))
                .statusCode(201);

        // When both are requested
        String generation = Api.generation(project, Map.of("patients", Map.of("mode", "ALL")))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        awaitPlanned(project, 1);

        // Then the long one is told as failed, without a call
        Api.get("/projects/{p}/generations/{g}/tasks?status=FAILED", project, generation)
                .body("items.noteIds", is(List.of(List.of("LONG"))))
                .body("items[0].error.code", is("NOTE_EXCEEDS_WINDOW"))
                .body("items[0].ceilingTokens", is(0));
        Api.get("/projects/{p}/generations/{g}", project, generation)
                .body("outcomes.failed", is(1))
                .body("cells.asked", is(2));
    }

    @Test
    void plansANoteThatIsLongerThanTheWindowAsOneTaskOfManyWindows() throws Exception {
        // Given a note that is longer than the model's window of 8,000 tokens, and one that is not
        String project = Api.project();
        Api.variable(project, "Age", "INTEGER", "ONE_PER_NOTE");
        Api.uploadRows(project, List.of("LONG,P1,," + "word ".repeat(9_000), "SHORT,P2,,Age 62."))
                .statusCode(201);

        // When both are requested
        String generation = Api.generation(project, Map.of("patients", Map.of("mode", "ALL")))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        awaitPlanned(project, 1);

        // Then each is a task, and the long one costs what goes with each window, the note, and one overlap of 200
        assertThat(rows("""
                        select concat_ws(' ', t.note_ids[1], t.windows, t.error is null, n.tokens_o200k + 200 + 2 * 16
                          - (t.ceiling_tokens - 2 * (8000 - t.window_tokens)))
                        from catalog.task t join catalog.note n on n.note_id = t.note_ids[1]
                          and n.project_id = '%s'
                        where t.generation_id = '%s' and t.windows > 1""".formatted(project, generation))).containsExactly("LONG 2 t 0");
        assertThat(rows("""
                        select concat_ws(' ', t.note_ids[1], t.window_tokens, t.ceiling_tokens < 1000)
                        from catalog.task t where t.generation_id = '%s' and t.windows = 1""".formatted(generation))).containsExactly("SHORT 0 t");
    }

    @Test
    void listsGenerationsNewestFirstAndPageByPage() {
        String project = patients(3);
        List<String> ids = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            ids.addFirst(Api.generation(project, batch(1))
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id"));
        }

        String cursor = Api.get("/projects/{p}/generations?limit=2", project)
                .body("items.id", is(ids.subList(0, 2)))
                .body("items.ordinal", is(List.of(3, 2)))
                .extract()
                .path("nextCursor");
        Api.get("/projects/{p}/generations?limit=2&cursor={c}", project, cursor)
                .body("items.id", is(ids.subList(2, 3)))
                .body("nextCursor", org.hamcrest.Matchers.nullValue());
    }

    private static ValidatableResponse keyed(String project, String key, String mode) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("patients", Map.of("mode", mode)))
                .post("/api/v1/projects/{project}/generations", project)
                .then();
    }

    private static Map<String, ?> batch(int size) {
        return Map.of("patients", Map.of("mode", "BATCH", "batchType", "NEW", "size", size));
    }

    private static String patients(int count) {
        String project = Api.project();
        Api.variable(project, "Age", "INTEGER", "ONE_PER_NOTE");
        Api.uploadRows(
                        project,
                        IntStream.range(0, count)
                                .mapToObj(index -> "N%d,P%d,,Age 6%d.".formatted(index, index, index))
                                .toList())
                .statusCode(201);
        return project;
    }

    private static void awaitPlanned(String project, int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows("select id from catalog.generation where project_id = '" + project
                                + "' and status not in ('REQUESTED', 'PLANNING')"))
                        .hasSize(count));
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = TestDatabase.current().connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
