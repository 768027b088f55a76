package dev.labelwright.generation.control;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.labelwright.api.Api;
import dev.labelwright.generation.GenerationRows;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.servers.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class GenerationControlTest {
    private String project;

    @BeforeEach
    void makeAProject() {
        project = Api.project();
    }

    @ParameterizedTest(name = "{0} when {1} → {2} {3}")
    @CsvSource(nullValues = "-", textBlock = """
                    pause, RUNNING, 200, PAUSED
                    pause, PAUSED, 200, PAUSED
                    pause, BUDGET_EXHAUSTED, 409, -
                    pause, COMPLETED, 409, -
                    resume, PAUSED, 200, RUNNING
                    resume, BUDGET_EXHAUSTED, 200, RUNNING
                    resume, RUNNING, 200, RUNNING
                    resume, CANCELLED, 409, -
                    cancel, CANCELLED, 200, CANCELLED
                    cancel, COMPLETED, 409, -
                    cancel, COMPLETED_WITH_ERRORS, 409, -
                    cancel, FAILED, 409, -
                    retry, COMPLETED, 409, -
                    retry, PAUSED, 409, -
                    retry, RUNNING, 409, -
                    """)
    void goesWhereTheTableSays(String action, String status, int answer, String next) {
        // Given a generation in a state
        GenerationRows generation = GenerationRows.of(project, status);
        generation.task("P1", 0, "PENDING");
        generation.counted();

        // When somebody acts, twice
        act(generation, action).then().statusCode(answer);
        ValidatableResponse again = act(generation, action).then().statusCode(answer);

        // Then it is where it should be, or its state is named
        if (next == null) {
            again.contentType("application/problem+json")
                    .body("code", is("WRONG_STATE"))
                    .body("detail", containsString(status));
        } else {
            again.body("status", is(next)).body("id", is(generation.id().toString()));
        }
    }

    @Test
    void anotherProjectsGenerationIsNotThere() {
        GenerationRows generation = GenerationRows.of(Api.project(), "RUNNING");
        for (String action : new String[] {"pause", "resume", "cancel", "retry"}) {
            given().noContentType()
                    .post("/api/v1/projects/{p}/generations/{g}/{a}", project, generation.id(), action)
                    .then()
                    .statusCode(404)
                    .body("code", is("NOT_FOUND"));
        }
    }

    @Test
    void aBudgetMustLeaveSomethingToUse() {
        // Given a generation that used 100 tokens, lost 20 and has 50 reserved
        GenerationRows generation = GenerationRows.of(project, "RUNNING");
        generation.dispatch(generation.task("P1", 0, "PENDING"), "DISPATCHED", 50);
        generation.counted().with("tokens_input = 70, tokens_output = 30, tokens_unconfirmed = 20");

        // When it is given what is taken already, or one more
        resume(generation, 170)
                .statusCode(422)
                .body("violations[0].field", is("tokenBudget"))
                .body("detail", containsString("170"));
        resume(generation, 171).statusCode(200).body("tokens.budget", is(171));

        // Then the budget stands
        Api.generation(project, generation.id().toString())
                .then()
                .body("tokens.budget", is(171))
                .body("status", is("RUNNING"));
    }

    @Test
    void anExhaustedBudgetIsNotResumedWithoutALargerOne() {
        // Given a generation whose budget of 200 ran out
        GenerationRows generation =
                GenerationRows.of(project, "BUDGET_EXHAUSTED").with("token_budget = 200, tokens_input = 150");

        // When it is resumed without a budget, with the same, or with a larger one
        act(generation, "resume").then().statusCode(409).body("detail", containsString("larger"));
        resume(generation, 200).statusCode(409);
        resume(generation, 201).statusCode(200);

        // Then only the larger one let it go on
        Api.generation(project, generation.id().toString())
                .then()
                .body("status", is("RUNNING"))
                .body("tokens.budget", is(201));
    }

    @Test
    void theProjectsLimitMustBeRaisedFirst() {
        // Given a generation that the project's limit stopped
        GenerationRows generation = GenerationRows.of(project, "BUDGET_EXHAUSTED")
                .with("tokens_input = 150, error = '{\"code\": \"PROJECT_TOKEN_LIMIT\", \"message\": \"no\"}'");
        GenerationRows.sql("update catalog.project set token_limit = 150 where id = ?", UUID.fromString(project));
        act(generation, "resume").then().statusCode(409).body("detail", containsString("tokenLimit"));

        // When the limit is raised
        GenerationRows.sql("update catalog.project set token_limit = 400 where id = ?", UUID.fromString(project));

        // Then it goes on, and the error is gone
        act(generation, "resume")
                .then()
                .statusCode(200)
                .body("status", is("RUNNING"))
                .body("error", nullValue());
    }

    @ParameterizedTest(name = "the planner leaves it {0} → {1}")
    @CsvSource({"PLANNING, CANCELLED", "RUNNING, CANCELLING", "COMPLETED, COMPLETED"})
    void cancelWaitsForThePlanner(String left, String status) throws SQLException {
        // Given a generation that a planner has
        GenerationRows generation = GenerationRows.of(project, "RUNNING");
        generation.dispatch(generation.task("P1", 0, "PENDING"), "DISPATCHED", 10);
        generation.counted();
        try (Connection planner = TestDatabase.current().connectAsSuperuser();
                Statement statement = planner.createStatement()) {
            planner.setAutoCommit(false);
            // At once, so that no planner of the service takes it first.
            statement.execute("""
                    update catalog.generation set status = 'PLANNING' where id = '%1$s'; commit; begin;
                    select from catalog.generation where id = '%1$s' for update""".formatted(generation.id()));

            // When it is cancelled, and the planner comes to an end
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> act(generation, "cancel"));
            org.awaitility.Awaitility.await()
                    .until(() -> Integer.parseInt(GenerationRows.read(
                                    "select count(*) from pg_locks where not granted and locktype = 'transactionid'"))
                            > 0);
            statement.execute(
                    "update catalog.generation set status = '" + left + "' where id = '" + generation.id() + "'");
            planner.commit();

            // Then it was cancelled from where the planner had left it
            answer.join().then().statusCode(left.equals("COMPLETED") ? 409 : 200);
            Api.generation(project, generation.id().toString()).then().body("status", is(status));
        }
    }

    @Test
    void asksAgainForWhatFailed() {
        // Given a generation with failed tasks in two steps, one that cannot fit, one that succeeded, and a call still
        // out
        GenerationRows generation = GenerationRows.of(project, "COMPLETED_WITH_ERRORS");
        UUID first = generation.task("P1", 0, "FAILED", "MALFORMED");
        UUID later = generation.task("P1", 100, "FAILED", "EARLIER_STAGE_FAILED");
        UUID derived = generation.task("P2", 200, "FAILED", "MALFORMED");
        UUID unfit = generation.task("P3", 0, "FAILED", "NOTE_EXCEEDS_WINDOW");
        generation.task("P1", 0, "DONE");
        generation.dispatch(first, "ORPHANED", 60);
        generation.counted();

        // When they are asked for again, twice
        act(generation, "retry").then().statusCode(200);
        ValidatableResponse answer = act(generation, "retry").then().statusCode(200);

        // Then one round is open, new money is shown as such, and the lost call is charged
        answer.body("status", is("RUNNING"))
                .body("retries", is(1))
                .body("finishedAt", nullValue())
                .body("progress.stage", is("NOTE_LABELS"))
                .body("progress.tasks.waiting", is(1))
                .body("progress.tasks.pending", is(2))
                .body("progress.tasks.failed", is(1))
                .body("progress.patients.done", is(1))
                .body("outcomes.failed", is(2))
                .body("outcomes.written", is(2))
                .body("tokens.retried", is(300))
                // 500 + 300 of tasks, 100 + 100 of repairs
                .body("tokens.ceiling", is(1000))
                .body("tokens.unconfirmed", is(60));
        task(first, "PENDING 2 0");
        task(later, "WAITING 2 0");
        task(derived, "PENDING 2 0");
        task(unfit, "FAILED 1 0");
    }

    @Test
    void doesNotAskAgainForWhatWouldFailAgain() {
        // Given a generation of which only a note failed that does not fit
        GenerationRows generation = GenerationRows.of(project, "COMPLETED_WITH_ERRORS");
        generation.task("P1", 0, "FAILED", "NOTE_EXCEEDS_WINDOW");
        generation.counted();

        // When it is asked for again, then the answer says why not, and nothing has changed
        act(generation, "retry").then().statusCode(409).body("detail", containsString("window"));
        Api.generation(project, generation.id().toString()).then().body("retries", is(0));
    }

    private static void task(UUID task, String statusRoundAttempts) {
        org.assertj.core.api.Assertions.assertThat(GenerationRows.read(
                        "select concat_ws(' ', status, round, attempts) from catalog.task where id = ?", task))
                .isEqualTo(statusRoundAttempts);
    }

    private static Response act(GenerationRows generation, String action) {
        // A client that sends no body says nothing of its type either; REST Assured would call it a form.
        return given().noContentType().post(generation.path() + "/" + action);
    }

    private static ValidatableResponse resume(GenerationRows generation, long budget) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("tokenBudget", budget))
                .post(generation.path() + "/resume")
                .then();
    }
}
