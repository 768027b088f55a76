package dev.labelwright.review.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Reviewer;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several reviewers decide on their own; what they agree on is settled, what they differ on is adjudicated. */
@QuarkusTest
class ReviewersTest extends ServiceTest {
    private static final String ACCEPT = "{\"action\":\"ACCEPT\"}";

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final Reviewer anna = new Reviewer(api, "Anna");
    private final Reviewer ben = new Reviewer(api, "Ben");
    private final Reviewer cora = new Reviewer(api, "Cora");
    private final UUID smoking = catalog.variable("Smoking", VariableType.TEXT, Scope.ONE_PER_NOTE, "[]");
    private final UUID drugs = catalog.many("Drugs");
    private Object label;

    @BeforeEach
    void draft() {
        catalog.note("N-1");
        catalog.reviewers(2, false);
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of("N-1"),
                Results.answer(smoking, "yes"),
                Results.answer(drugs, "metformin")));
        label = api.labels("variable", "Smoking").getFirst().get("id");
    }

    @Test
    void one_decision_is_the_reviewers_own_and_nobody_else_sees_it() {
        // When
        Response own = anna.reviews(label, "{\"action\":\"EDIT\",\"value\":\"no\",\"comment\":\"he stopped\"}");

        // Then
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.jsonPath().getMap(""))
                .contains(
                        entry("value", "no"),
                        entry("status", "EDITED"),
                        entry("reviewer", "Anna"),
                        entry("comment", "he stopped"),
                        entry("settled", false),
                        entry("version", 1));
        assertThat(ben.sees(label))
                .contains(entry("value", "yes"), entry("status", "DRAFT"), entry("reviewer", null), entry("version", 1))
                .doesNotContainKey("settled");
        assertThat(anna.sees(label)).contains(entry("value", "no"));
        assertThat(anna.lists("status", "EDITED")).extracting("id").containsExactly(label);
        assertThat(ben.lists("status", "EDITED")).isEmpty();
        assertThat(ben.lists("status", "DRAFT")).extracting("id").contains(label);
        assertThat(chart(ben)).doesNotContain("he stopped", "Anna").contains("\"DRAFT\"");
        assertThat(chart(anna)).contains("he stopped");
        assertThat(api.history(label)).extracting("action").containsExactly("DRAFT");
        assertThat(cora.adjudications()).isEmpty();
    }

    @Test
    void what_all_agree_on_is_settled_with_the_last_decision() {
        // Given
        anna.edits(label, "no").then().statusCode(200);

        // When
        Response last = ben.edits(label, "no");

        // Then
        assertThat(last.jsonPath().getMap(""))
                .contains(
                        entry("value", "no"),
                        entry("status", "EDITED"),
                        entry("settled", true),
                        entry("reviewer", "consensus of Anna, Ben"),
                        entry("version", 2));
        assertThat(api.history(label))
                .extracting(revision -> revision.get("action") + " by " + revision.get("actor"))
                .containsExactly("DRAFT by test-model", "EDIT by consensus of Anna, Ben");
        assertThat(decisions()).containsExactly("Anna|EDIT|\"no\"", "Ben|EDIT|\"no\"");
        assertThat(anna.reviews(label, ACCEPT).statusCode()).isEqualTo(409);
        assertThat(cora.reviews(label, ACCEPT).statusCode()).isEqualTo(409);
    }

    @Test
    void an_edit_to_the_drafted_value_agrees_with_an_acceptance() {
        // Given
        anna.reviews(label, ACCEPT).then().statusCode(200);

        // When
        Response last = ben.edits(label, "yes");

        // Then
        assertThat(last.jsonPath().getString("status")).isEqualTo("ACCEPTED");
        assertThat(last.jsonPath().getBoolean("settled")).isTrue();
    }

    @Test
    void a_reviewer_may_change_and_take_back_a_decision_until_it_is_settled() {
        // Given
        String first = anna.reviews(label, ACCEPT).header("ETag");

        // When
        Response changed = anna.asks()
                .header("If-Match", first)
                .body("{\"action\":\"REJECT\"}")
                .post(api.path() + "/labels/" + label + "/review");
        Response stale =
                anna.asks().header("If-Match", first).body(ACCEPT).post(api.path() + "/labels/" + label + "/review");
        Response unseen =
                ben.asks().header("If-Match", "\"1\"").body(ACCEPT).post(api.path() + "/labels/" + label + "/review");
        Response back = anna.reviews(label, "{\"action\":\"RESET\"}");

        // Then
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.jsonPath().getString("label.status")).isEqualTo("REJECTED");
        assertThat(unseen.statusCode()).isEqualTo(200);
        assertThat(back.jsonPath().getString("status")).isEqualTo("DRAFT");
        assertThat(anna.reviews(label, "{\"action\":\"RESET\"}").statusCode()).isEqualTo(409);
        assertThat(decisions())
                .containsExactly("Anna|ACCEPT|\"yes\"", "Anna|REJECT|-", "Ben|ACCEPT|\"yes\"", "Anna|RESET|-");
        assertThat(steps(ben)).containsExactly("Ben");
        assertThat(steps(anna)).containsExactly("Anna", "Anna", "Anna");
        assertThat(steps(cora)).isEmpty();
    }

    @Test
    void what_they_differ_on_waits_for_somebody_else() {
        // Given
        anna.reviews(label, ACCEPT);
        ben.edits(label, "no");

        // When
        Response third = cora.reviews(label, ACCEPT);
        List<Map<String, Object>> waiting = cora.adjudications();
        Response byReviewer = ben.settles(label, "{\"action\":\"ACCEPT\"}");
        Response settled = cora.settles(label, "{\"decisionOf\":\"Ben\",\"comment\":\"see 2019\"}");

        // Then
        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(waiting).singleElement().satisfies(item -> {
            assertThat(item).containsEntry("agree", false);
            assertThat(item.get("label"))
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                    .contains(entry("id", label), entry("aiValue", "yes"), entry("status", "DRAFT"));
            assertThat(item.get("decisions")).asString().contains("reviewer=Anna", "reviewer=Ben", "value=no");
        });
        assertThat(ben.adjudications()).isEmpty();
        assertThat(byReviewer.statusCode()).isEqualTo(409);
        assertThat(settled.jsonPath().getMap(""))
                .contains(
                        entry("value", "no"),
                        entry("status", "EDITED"),
                        entry("reviewer", "Cora"),
                        entry("comment", "see 2019"),
                        entry("settled", true));
        assertThat(cora.adjudications()).isEmpty();
        assertThat(api.history(label).getLast())
                .contains(entry("action", "EDIT"), entry("actor", "Cora"), entry("comment", "see 2019"));
    }

    @Test
    void an_adjudicator_who_saw_an_earlier_state_changes_nothing() {
        // Given
        anna.reviews(label, ACCEPT);
        ben.edits(label, "no");
        Object seen = cora.adjudications().getFirst().get("etag");
        ben.edits(label, "perhaps");

        // When
        Response stale = cora.asks().header("If-Match", seen).body(ACCEPT).post(api.path() + "/adjudications/" + label);
        Response fresh = cora.asks()
                .header("If-Match", cora.adjudications().getFirst().get("etag"))
                .body("{\"action\":\"EDIT\",\"value\":\"never\"}")
                .post(api.path() + "/adjudications/" + label);

        // Then
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(fresh.jsonPath().getMap("")).contains(entry("value", "never"), entry("reviewer", "Cora"));
    }

    @Test
    void what_is_no_adjudication_is_refused() {
        // Given
        anna.reviews(label, ACCEPT);

        // When
        Response early = cora.settles(label, ACCEPT);
        ben.edits(label, "no");
        Response neither = cora.settles(label, "{}");
        Response both = cora.settles(label, "{\"action\":\"ACCEPT\",\"decisionOf\":\"Ben\"}");
        Response reset = cora.settles(label, "{\"action\":\"RESET\"}");
        Response unknown = cora.settles(label, "{\"decisionOf\":\"Nobody\"}");

        // Then
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(List.of(neither, both, reset, unknown))
                .extracting(Response::statusCode)
                .containsOnly(422);
        assertThat(unknown.jsonPath().getList("violations.field")).isEqualTo(List.of("decisionOf"));
    }

    @Test
    void who_adds_the_same_value_to_a_cell_agrees_without_knowing_of_the_other() {
        // When
        Response first = anna.adds("N-1", "Drugs", "aspirin");
        boolean unknown = ben.lists("variable", "Drugs").stream()
                .noneMatch(drug -> drug.get("id").equals(first.jsonPath().getString("id")));
        int hidden = ben.asks()
                .get(api.path() + "/labels/" + first.jsonPath().getString("id"))
                .statusCode();
        Response second = ben.adds("N-1", "Drugs", "aspirin");

        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.jsonPath().getMap("")).contains(entry("status", "MANUAL"), entry("settled", false));
        assertThat(unknown).isTrue();
        assertThat(hidden).isEqualTo(404);
        assertThat(second.jsonPath().getMap(""))
                .contains(
                        entry("id", first.jsonPath().getString("id")),
                        entry("status", "MANUAL"),
                        entry("value", "aspirin"),
                        entry("settled", true),
                        entry("version", 1));
        assertThat(api.history(first.jsonPath().getString("id")))
                .extracting("action")
                .containsExactly("ADD");
    }

    @Test
    void what_only_one_added_waits_until_the_other_is_through_with_the_cell() {
        // Given
        String added = anna.adds("N-1", "Drugs", "aspirin").jsonPath().getString("id");
        Object drafted = ben.lists("variable", "Drugs").getFirst().get("id");
        anna.reviews(drafted, ACCEPT);
        boolean early = cora.adjudications().isEmpty();

        // When
        ben.reviews(drafted, ACCEPT).then().statusCode(200);

        // Then
        assertThat(early).isTrue();
        assertThat(cora.adjudications())
                .singleElement()
                .satisfies(item -> assertThat(item.get("label")).asString().contains(added));
        assertThat(cora.settles(added, "{\"action\":\"REJECT\"}").jsonPath().getString("status"))
                .isEqualTo("REJECTED");
    }

    @Test
    void many_labels_are_decided_on_by_each_reviewer() {
        // Given
        String body = "{\"action\":\"ACCEPT\",\"filter\":{\"variable\":\"Smoking\",\"status\":\"DRAFT\"},"
                + "\"expectedCount\":1}";

        // When
        int first = anna.asks().body(body).post(api.path() + "/labels/review").statusCode();
        int again = anna.asks().body(body).post(api.path() + "/labels/review").statusCode();
        int second = ben.asks().body(body).post(api.path() + "/labels/review").statusCode();

        // Then
        assertThat(List.of(first, again, second)).containsExactly(200, 409, 200);
        assertThat(cora.sees(label)).contains(entry("status", "ACCEPTED"), entry("settled", true));
    }

    @Test
    void a_lower_number_leaves_agreement_to_an_adjudicator_or_to_who_is_left() {
        // Given
        catalog.reviewers(3, false);
        anna.reviews(label, ACCEPT);
        ben.reviews(label, ACCEPT);

        // When
        catalog.reviewers(2, false);
        List<Map<String, Object>> waiting = cora.adjudications();
        ben.reviews(label, "{\"action\":\"RESET\"}");
        catalog.reviewers(1, false);
        Response settled = anna.reviews(label, ACCEPT);

        // Then
        assertThat(waiting).singleElement().satisfies(item -> assertThat(item).containsEntry("agree", true));
        assertThat(settled.jsonPath().getMap("")).contains(entry("reviewer", "Anna"), entry("settled", true));
    }

    @Test
    void values_that_differ_in_a_cell_for_one_wait_for_an_adjudicator_who_may_change_their_mind() {
        // Given
        catalog.text("Blank");
        Object added = anna.adds("N-1", "Blank", "this").jsonPath().getString("id");
        ben.adds("N-1", "Blank", "that").then().statusCode(201);

        // When
        Response third = cora.adds("N-1", "Blank", "this");
        Response settled = cora.settles(added, "{\"decisionOf\":\"Anna\"}");
        Response anew = cora.settles(added, "{\"decisionOf\":\"Ben\"}");

        // Then
        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(settled.jsonPath().getMap("")).contains(entry("status", "MANUAL"), entry("value", "this"));
        assertThat(anew.jsonPath().getMap("")).contains(entry("value", "that"), entry("version", 2));
        assertThat(Catalog.rows("select status, value from review.effective_label where id = cast(? as uuid)", added))
                .containsExactly("MANUAL|\"that\"");
    }

    @Test
    void nothing_is_restored_over_decisions_that_wait() {
        // Given
        anna.reviews(label, ACCEPT);

        // When
        Response restored = ben.asks().body("{\"revision\":1}").post(api.path() + "/labels/" + label + "/restore");

        // Then
        assertThat(restored.statusCode()).isEqualTo(409);
        assertThat(anna.sees(label)).contains(entry("status", "ACCEPTED"));
    }

    @Test
    void reviewers_at_the_same_time_settle_each_label_once() throws InterruptedException {
        // Given
        List<String> notes = IntStream.range(2, 12)
                .mapToObj(note -> catalog.note("N-" + note))
                .toList();
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)), notes, Results.answer(smoking, "yes")));
        List<Object> labels = anna.lists("variable", "Smoking").stream()
                .map(each -> each.get("id"))
                .toList();

        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            threads.execute(() -> labels.forEach(each -> anna.edits(each, "no")));
            threads.execute(() -> labels.forEach(each -> ben.edits(each, "no")));
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }

        // Then
        assertThat(labels).hasSize(11).allSatisfy(each -> {
            assertThat(cora.sees(each)).contains(entry("value", "no"), entry("settled", true), entry("version", 2));
            assertThat(api.history(each)).extracting("action").containsExactly("DRAFT", "EDIT");
        });
    }

    private List<Object> steps(Reviewer reviewer) {
        return reviewer.asks()
                .get(api.path() + "/labels/" + label + "/decisions")
                .then()
                .statusCode(200)
                .extract()
                .path("items.reviewer");
    }

    private String chart(Reviewer reviewer) {
        return reviewer.asks()
                .get(api.path() + "/patients/" + Catalog.PATIENT + "/chart")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private List<String> decisions() {
        return Catalog.rows(
                "select reviewer, action, value from review.reviewer_decision where label_id = cast(? as uuid)"
                        + " order by at",
                label);
    }
}
