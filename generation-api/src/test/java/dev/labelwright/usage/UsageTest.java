package dev.labelwright.usage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.labelwright.api.Api;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import dev.labelwright.generation.GenerationRows;
import dev.labelwright.generation.GenerationStatus;
import dev.labelwright.generation.WorkerDouble;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class UsageTest {
    private static final Map<String, ?> ALL = Map.of("patients", Map.of("mode", "ALL"));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WorkerDouble worker = new WorkerDouble();

    @Test
    void agreesWithTheGenerationsWhateverHappensToTheirCalls() {
        // Given three variables that share a call, and two notes
        String project = Api.project();
        for (String name : List.of("Age", "Drug", "=Stage")) {
            Api.variable(project, name, "TEXT", "ONE_PER_NOTE");
        }
        Api.uploadRows(project, List.of("N1,P1,,Age 62.", "N2,P2,,Takes aspirin."))
                .statusCode(201);
        String generation =
                Api.generation(project, ALL).then().statusCode(202).extract().path("id");
        List<LabelingTask> tasks = worker.tasks(generation, 2);

        // When one call is lost and answers late, its repetition is billed in vain, and the other ends at once
        worker.lose(tasks.get(0));
        List<LabelingTask> more = worker.tasks(generation, 3);
        worker.fail(more.getLast(), TaskFailure.Code.MALFORMED, new Usage(101, 0, 7));
        worker.answer(tasks.get(0));
        worker.answer(tasks.get(1));
        worker.answer(tasks.get(1));
        ended(project, generation);

        // Then every way to sum it up gives what the generation says
        JsonPath said = Api.generation(project, generation).jsonPath();
        assertThat(said.getLong("tokens.unconfirmed")).isPositive();
        for (String grouping : List.of("model", "month", "variable")) {
            JsonPath usage = Api.get("/projects/{p}/usage?groupBy={g}", project, grouping)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            for (String tokens : List.of("input", "cachedInput", "output", "total", "unconfirmed")) {
                assertThat(sum(usage, "items.tokens." + tokens))
                        .as("%s by %s", tokens, grouping)
                        .isEqualTo(said.getLong("tokens." + tokens));
            }
            assertThat(usage.getList("items.cost.amount", String.class).stream()
                            .map(BigDecimal::new)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(said.getString("cost.amount"));
        }
        // And the variables have equal shares, the first what is left over
        List<Long> shares = Api.get("/projects/{p}/usage?groupBy=variable", project)
                .body("items.variable", is(List.of("=Stage", "Age", "Drug")))
                .extract()
                .jsonPath()
                .getList("items.tokens.input", Long.class);
        assertThat(shares).hasSize(3);
        assertThat(shares.stream().mapToLong(Long::longValue).max().orElseThrow()
                        - shares.stream().mapToLong(Long::longValue).min().orElseThrow())
                .isLessThan(3);
        // And a spreadsheet gets a file
        given().accept("text/csv")
                .get("/api/v1/projects/{p}/usage?groupBy=variable", project)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(startsWith("variable,id,calls,input_tokens"))
                .body(org.hamcrest.Matchers.containsString("\r\n'=Stage,"));
    }

    @Test
    void chargesACallThatIsNeverHeardOfWhenItsTaskIsAskedAgain() {
        // Given a failed task of which a call is still out
        String project = Api.project();
        GenerationRows generation = GenerationRows.of(project, "COMPLETED_WITH_ERRORS");
        UUID task = generation.task("P1", 0, "FAILED");
        generation.dispatch(task, "ORPHANED", 77);
        generation.counted();

        // When it is asked again
        given().post("/api/v1/projects/{p}/generations/{g}/retry", project, generation.id())
                .then()
                .statusCode(200)
                .body("tokens.unconfirmed", is(77));

        // Then the call is in the usage too
        Api.get("/projects/{p}/usage", project)
                .body("items[0].tokens.unconfirmed", is(77))
                .body("items[0].calls", is(1));
    }

    @Test
    void chargesACallThatIsNeverHeardOfWhenItsLeaseHasRunOut() {
        String project = Api.project();
        GenerationRows generation = GenerationRows.of(project, "COMPLETED");
        UUID task = generation.task("P1", 0, "DONE");
        generation.dispatch(task, "ORPHANED", 78);
        generation.counted();

        GenerationRows.sql(
                "update catalog.dispatch set due_at = catalog.clock() - interval '1 hour' where task_id = ?", task);

        await().atMost(PATIENCE).untilAsserted(() -> Api.get("/projects/{p}/usage", project)
                .body("items.tokens.unconfirmed", is(List.of(78))));
        Api.generation(project, generation.id().toString()).then().body("tokens.unconfirmed", is(78));
    }

    @Test
    void readsDaysAndPages() {
        // Given usage of two months and two models
        String project = Api.project();
        row(project, "2026-01-31", "a", 10);
        row(project, "2026-02-01", "a", 20);
        row(project, "2026-02-28", "b", 40);

        // When, Then
        Api.get("/projects/{p}/usage?groupBy=month", project)
                .body("items.month", is(List.of("2026-01", "2026-02")))
                .body("items.tokens.input", is(List.of(10, 60)));
        Api.get("/projects/{p}/usage?from=2026-02-01&to=2026-02-27", project)
                .body("items.model", is(List.of("a")))
                .body("items.tokens.input", is(List.of(20)));
        String cursor = Api.get("/projects/{p}/usage?limit=1", project)
                .body("items.model", is(List.of("a")))
                .extract()
                .path("nextCursor");
        Api.get("/projects/{p}/usage?limit=1&cursor={c}", project, cursor)
                .body("items.model", is(List.of("b")))
                .body("nextCursor", is((Object) null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"groupBy=patient", "from=yesterday", "to=2026-13-01", "format=pdf"})
    void refusesWhatItDoesNotKnow(String query) {
        Api.get("/projects/{p}/usage?" + query, Api.project())
                .statusCode(400)
                .body("violations[0].field", is(query.substring(0, query.indexOf('='))));
        Api.get("/projects/01900000-0000-7000-8000-000000000000/usage").statusCode(404);
    }

    private static void row(String project, String day, String model, long input) {
        GenerationRows.sql("""
                insert into catalog.usage (project_id, day, model, currency, variable_ids, calls, tokens_input)
                values (?, cast(? as date), ?, 'USD', array[uuidv7()], 1, ?)""", UUID.fromString(project), day, model, input);
    }

    private static long sum(JsonPath json, String path) {
        return json.getList(path, Long.class).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static void ended(String project, String generation) {
        await().atMost(PATIENCE).until(() -> GenerationStatus.valueOf(
                        Api.generation(project, generation).path("status"))
                .terminal());
    }
}
