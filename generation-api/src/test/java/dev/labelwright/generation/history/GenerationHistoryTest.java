package dev.labelwright.generation.history;

import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.labelwright.api.Api;
import dev.labelwright.generation.GenerationRows;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "generation"))
class GenerationHistoryTest {
    private String project;

    @BeforeEach
    void makeAProject() {
        project = Api.project();
    }

    @Test
    void showsWhereEachTaskStands() {
        // Given a patient who has come to the second stage, and one who has not
        GenerationRows generation = GenerationRows.of(project, "RUNNING");
        generation.task("P1", 0, "DONE");
        UUID released = generation.task("P1", 100, "WAITING");
        UUID out = generation.task("P2", 100, "WAITING");
        generation.task("P3", 0, "PENDING");
        UUID waiting = generation.task("P3", 100, "WAITING");
        generation.dispatch(released, "READY", 0);
        generation.dispatch(out, "DISPATCHED", 100);
        generation.counted();
        name(generation, waiting, "AGGREGATION", "Stage");
        name(generation, waiting, "NOTE_LABELS", "Stage in a note");

        // When its tasks are listed
        String path = "/projects/{p}/generations/{g}/tasks";

        // Then a released task is pending, one at a worker dispatched, and a task about a patient has no note
        Api.get(path, project, generation.id())
                .body("items.status", is(List.of("DONE", "PENDING", "DISPATCHED", "PENDING", "WAITING")))
                .body("items[3].noteIds", is(List.of("note of P3")))
                .body("items[4].noteIds", is(List.of()))
                .body("items[4].stage", is("AGGREGATION"))
                .body("items[4].variables", is(List.of("Stage", "Stage")));
        Api.get(path + "?status=PENDING", project, generation.id()).body("items.number", is(List.of(2, 4)));
        Api.get(path + "?status=WAITING", project, generation.id()).body("items.number", is(List.of(5)));
        Api.get("/projects/{p}/generations/{g}", project, generation.id())
                .body("progress.stage", is("NOTE_LABELS"))
                .body("progress.tasks.waiting", is(1))
                .body("progress.tasks.pending", is(2))
                .body("progress.tasks.dispatched", is(1));
    }

    @Test
    void showsEverythingThatWasCounted() {
        // Given a generation on a batch with notes of an upload, in its last stage
        Api.variable(project, "Age", "INTEGER", "ONE_PER_NOTE");
        String upload = Api.upload(
                        project,
                        "NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT\nN1,P1,,x\n"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "?filename=march.csv")
                .extract()
                .path("id");
        GenerationRows.of(project, "COMPLETED").batch(3, "P1");
        GenerationRows generation = GenerationRows.of(project, "PAUSED");
        generation.task("P1", 0, "DONE");
        generation.dispatch(generation.task("P1", 201, "WAITING"), "READY", 0);
        generation.counted().with("""
                preview = 'OPEN', confidence_threshold = 0.8, token_budget = 5000, retries = 2, retry_ceiling = 70,
                tokens_input = 1200, tokens_cached_input = 200, tokens_output = 34, tokens_unconfirmed = 9,
                cost_micros = 1234.5, outcomes_below_threshold = 3, outcomes_condition_not_met = 4,
                started_at = catalog.clock() - interval '87 seconds',
                selection = cast(? as jsonb)""", """
                {"patients": {"mode": "BATCH", "batchType": "EXISTING", "batch": 3}, "variables": {"mode": "ALL"},
                 "notes": {"mode": "UPLOAD", "uploadId": "%s"}, "overwrite": "SKIP", "scope": "ALL"}""".formatted(upload));

        // When it is read, then all of it is there, in numbers and in words
        Api.get("/projects/{p}/generations/{g}", project, generation.id())
                .body("preview", is(true))
                .body("previewState", is("OPEN"))
                .body("confidenceThreshold", is(0.8f))
                .body("retries", is(2))
                .body("progress.stage", is("DEPENDENT"))
                .body("outcomes.belowThreshold", is(3))
                .body("outcomes.conditionNotMet", is(4))
                .body("tokens.total", is(1234))
                .body("tokens.unconfirmed", is(9))
                .body("tokens.budget", is(5000))
                .body("tokens.retried", is(70))
                .body("cost.amount", is("0.0012345"))
                .body("cost.currency", is("USD"))
                .body("display.patients", is("Batch 3 (1 Patient)"))
                .body("display.noteIds", is("last updated in march.csv"))
                .body("display.tokensUsed", is("1,234"))
                .body("display.timeElapsed", is("1 minute, 27 seconds"))
                .body("display", not(hasKey("overwrite")))
                .body("display", not(hasKey("scope")))
                .body("display", not(hasKey("variables")));
    }

    @Test
    void anOrdinaryGenerationIsNoPreview() {
        GenerationRows generation = GenerationRows.of(project, "COMPLETED");
        Api.get("/projects/{p}/generations/{g}", project, generation.id())
                .body("preview", is(false))
                .body("previewState", nullValue())
                .body("progress.stage", nullValue())
                .body("tokens.budget", nullValue());
        Api.get("/projects/{p}/generations", project)
                .body("items.id", is(List.of(generation.id().toString())));
    }

    private static void name(GenerationRows generation, UUID task, String stage, String name) {
        GenerationRows.sql("""
                insert into catalog.generation_variable (generation_id, variable_id, stage, position, call_group, key,
                  definition)
                select ?, v.id, ?, v.n, 1, 'v' || v.n, jsonb_build_object('name', ?::text)
                from catalog.task t, unnest(t.variable_ids) with ordinality as v(id, n) where t.id = ?""", generation.id(), stage, name, task);
    }
}
