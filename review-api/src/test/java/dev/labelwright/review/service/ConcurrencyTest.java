package dev.labelwright.review.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** People and generations at the same cells at the same time. */
@QuarkusTest
class ConcurrencyTest extends ServiceTest {
    private static final Duration RUSH = Duration.ofSeconds(5);
    private static final int NOTES = 4;
    private static final int PEOPLE = 4;
    private static final List<String> ACTIONS = List.of(
            "{\"action\":\"ACCEPT\"}",
            "{\"action\":\"REJECT\"}",
            "{\"action\":\"RESET\"}",
            "{\"action\":\"EDIT\",\"value\":\"by hand\"}");

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final Queue<UUID> dispatches = new ConcurrentLinkedQueue<>();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @Test
    void no_acknowledged_review_is_lost_and_the_revisions_tell_the_whole_story()
            throws IOException, InterruptedException {
        // Given
        List<String> notes = new ArrayList<>();
        for (int note = 0; note < NOTES; note++) {
            notes.add(catalog.note("N-" + note));
        }
        UUID one = catalog.text("One");
        UUID many = catalog.many("Many");
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                notes,
                Results.answer(one, "A"),
                Results.answer(many, "A", "B")));

        // When
        long end = System.nanoTime() + RUSH.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE + 1)) {
            List<Future<?>> work = new ArrayList<>();
            work.add(threads.submit(() -> generate(end, notes, one, many)));
            for (int person = 0; person < PEOPLE; person++) {
                Random random = new Random(person);
                work.add(threads.submit(() -> review(end, random)));
            }
            for (Future<?> each : work) {
                await(each);
            }
        }
        Traffic.awaitOutcomes(dispatches);

        // Then
        assertThat(dispatches).hasSizeGreaterThan(5);
        assertThat(acknowledged).hasSizeGreaterThan(20);
        assertThat(Catalog.rows(
                        "select r.label_id || ' ' || r.version || ' ' || r.action from review.revision r"
                                + " join review.label l on l.id = r.label_id"
                                + " where l.project_id = ? and r.actor_kind = 'PERSON'",
                        catalog.project()))
                .containsExactlyInAnyOrderElementsOf(acknowledged);
        assertRevisionsReplayToTheLabels();
        assertNoReviewGaveWayToAnEarlierStart();
        assertThat(Catalog.rows(
                        "select c.id from review.cell c where c.project_id = ? and c.reviewed <> exists (select 1 from"
                                + " review.label l where l.cell_id = c.id and l.removed_at is null"
                                + " and l.status <> 'DRAFT')",
                        catalog.project()))
                .isEmpty();
    }

    private void generate(long end, List<String> notes, UUID one, UUID many) {
        Random random = new Random(99);
        List<Overwrite> policies = List.of(Overwrite.REPLACE_AI, Overwrite.REPLACE_ALL, Overwrite.REPLACE_ALL);
        while (System.nanoTime() < end) {
            var key = Results.key(catalog, catalog.generation(policies.get(random.nextInt(policies.size()))));
            Traffic.send(Results.answered(
                    key,
                    notes,
                    Results.answer(one, "A" + random.nextInt(3)),
                    Results.answer(many, "A", "C" + random.nextInt(3))));
            dispatches.add(key.dispatchId());
        }
    }

    private void review(long end, Random random) {
        while (System.nanoTime() < end) {
            List<Map<String, Object>> labels = api.labels();
            Object label = labels.get(random.nextInt(labels.size())).get("id");
            Response response = api.review(label, ACTIONS.get(random.nextInt(ACTIONS.size())));
            if (response.statusCode() == 200) {
                String action =
                        switch (response.jsonPath().getString("status")) {
                            case "ACCEPTED" -> "ACCEPT";
                            case "EDITED" -> "EDIT";
                            case "REJECTED" -> "REJECT";
                            default -> "RESET";
                        };
                acknowledged.add(label + " " + response.jsonPath().getInt("version") + " " + action);
            } else {
                assertThat(response.statusCode()).as("removed meanwhile").isEqualTo(409);
            }
        }
    }

    private void assertRevisionsReplayToTheLabels() throws IOException {
        Map<String, JsonNode> replayed = new HashMap<>();
        Map<String, Integer> versions = new HashMap<>();
        for (String row : Catalog.rows(
                "select r.label_id, r.version, jsonb_build_object('before', r.before, 'after', r.after)"
                        + " from review.revision r join review.label l on l.id = r.label_id where l.project_id = ?"
                        + " order by r.label_id, r.version",
                catalog.project())) {
            String[] columns = row.split("\\|", 3);
            JsonNode revision = EventJson.mapper().readTree(columns[2]);
            assertThat(Integer.parseInt(columns[1])).isEqualTo(versions.getOrDefault(columns[0], 0) + 1);
            if (versions.containsKey(columns[0])) {
                assertThat(revision.get("before")).isEqualTo(replayed.get(columns[0]));
            }
            versions.put(columns[0], Integer.valueOf(columns[1]));
            replayed.put(columns[0], revision.get("after"));
        }
        for (String row : Catalog.rows(
                "select l.id, l.version, l.removed_at is not null, l.status, coalesce(l.ai_value #>> '{}', ''),"
                        + " coalesce(l.decided_value #>> '{}', 'null') from review.label l where l.project_id = ?",
                catalog.project())) {
            String[] columns = row.split("\\|", 6);
            JsonNode state = replayed.get(columns[0]);
            assertThat(versions).containsEntry(columns[0], Integer.valueOf(columns[1]));
            if (columns[2].equals("t")) {
                assertThat(state.isNull()).isTrue();
            } else {
                assertThat(state.at("/decision/status").asText()).isEqualTo(columns[3]);
                assertThat(state.at("/draft/value").asText()).isEqualTo(columns[4]);
                assertThat(state.at("/decision/value").asText()).isEqualTo(columns[5]);
            }
        }
    }

    private void assertNoReviewGaveWayToAnEarlierStart() {
        assertThat(Catalog.rows(
                        "select r.id from review.revision r join review.label l on l.id = r.label_id"
                                + " join catalog.generation g on g.id = r.generation_id"
                                + " where l.project_id = ? and r.actor_kind = 'MODEL'"
                                + " and r.before #>> '{decision,status}' <> 'DRAFT'"
                                + " and not (g.overwrite = 'REPLACE_ALL'"
                                + " and cast(r.before #>> '{decision,reviewedAt}' as timestamptz) < g.started_at)",
                        catalog.project()))
                .isEmpty();
    }

    private static void await(Future<?> work) throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
