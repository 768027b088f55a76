package dev.labelwright.review.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Reviewer;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reviewers who decide without having seen the draft: nothing tells them of it before. */
@QuarkusTest
class BlindTest extends ServiceTest {
    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final Reviewer anna = new Reviewer(api, "Anna");
    private final Reviewer ben = new Reviewer(api, "Ben");
    private final Reviewer cora = new Reviewer(api, "Cora");
    private final UUID smoking = catalog.text("Smoking");
    private final UUID empty = catalog.text("Empty");
    private final UUID drugs = catalog.many("Drugs");
    private Object label;

    @BeforeEach
    void draft() {
        catalog.note("N-1");
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of("N-1"),
                Results.answer(smoking, "secretly"),
                Results.answer(empty),
                Results.answer(drugs, "secretol")));
        label = api.labels("variable", "Smoking").getFirst().get("id");
        catalog.reviewers(2, true);
    }

    @Test
    void nothing_shows_the_draft_before_the_reviewer_decided() {
        // When
        String seen = anna.asks().get(api.path() + "/labels").asString()
                + anna.asks().get(api.path() + "/labels/" + label).asString()
                + anna.asks().get(api.path() + "/labels/" + label + "/history").asString()
                + anna.asks()
                        .get(api.path() + "/patients/" + Catalog.PATIENT + "/chart")
                        .asString()
                + anna.next("RANDOM", "LABEL").asString();

        // Then
        assertThat(seen).contains("\"draftHidden\":true").doesNotContain("secret", "he said", "0.9");
        assertThat(anna.lists()).extracting("variable").containsExactly("Smoking", "Empty");
        assertThat(anna.sees(label))
                .contains(entry("aiValue", null), entry("confidence", null), entry("evidence", List.of()));
    }

    @Test
    void who_decided_sees_the_draft_and_nothing_of_the_others() {
        // When
        Response own = anna.edits(label, "never");

        // Then
        assertThat(own.jsonPath().getMap(""))
                .contains(entry("aiValue", "secretly"), entry("value", "never"), entry("settled", false));
        assertThat(ben.sees(label))
                .contains(entry("aiValue", null), entry("draftHidden", true), entry("status", "DRAFT"));
        assertThat(Catalog.rows(
                        "select draft is null from review.reviewer_decision where label_id = cast(? as uuid)", label))
                .containsExactly("t");
    }

    @Test
    void a_hidden_draft_cannot_be_accepted() {
        // When
        Response blindly = anna.reviews(label, "{\"action\":\"ACCEPT\"}");

        // Then
        assertThat(blindly.statusCode()).isEqualTo(409);
        assertThat(blindly.asString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"minConfidence, 0.5", "maxConfidence, 0.5", "grounded, true", "sort, confidence", "sort, -confidence"})
    void lists_that_would_tell_of_it_are_refused(String parameter, String value) {
        // When
        Response list = anna.asks().queryParam(parameter, value).get(api.path() + "/labels");

        // Then
        assertThat(list.statusCode()).isEqualTo(409);
    }

    @Test
    void the_least_confident_is_not_told_and_bulk_filters_neither() {
        // When
        Response next = anna.next("LEAST_CONFIDENT", "LABEL");
        Response many = anna.asks()
                .body("{\"action\":\"REJECT\",\"filter\":{\"minConfidence\":0.5},\"expectedCount\":1}")
                .post(api.path() + "/labels/review");

        // Then
        assertThat(List.of(next, many)).extracting(Response::statusCode).containsOnly(409);
    }

    @Test
    void what_a_cell_of_many_values_has_comes_when_the_reviewer_is_through_with_the_patient() {
        // Given
        Response claim = anna.next("RANDOM", "PATIENT");

        // When
        boolean before = anna.lists("variable", "Drugs").isEmpty();
        anna.asks()
                .post(api.path() + "/queue/" + claim.jsonPath().getString("id") + "/done")
                .then()
                .statusCode(204);

        // Then
        assertThat(before).isTrue();
        assertThat(anna.lists("variable", "Drugs")).singleElement().satisfies(drug -> assertThat(drug)
                .contains(entry("draftHidden", true)));
        assertThat(ben.lists("variable", "Drugs")).isEmpty();
    }

    @Test
    void who_adds_what_the_model_had_found_decides_on_its_draft() {
        // Given
        Response first = anna.adds("N-1", "Drugs", "secretol");

        // When
        Response second = ben.adds("N-1", "Drugs", "secretol");

        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.jsonPath().getMap(""))
                .contains(entry("status", "ACCEPTED"), entry("aiValue", "secretol"), entry("settled", true));
    }

    @Test
    void an_adjudicator_sees_the_draft_beside_the_decisions() {
        // Given
        anna.edits(label, "never");
        ben.edits(label, "once");

        // When
        Response work = cora.next("DISAGREEMENT", "LABEL");
        Response adjudication = cora.asks().get(api.path() + "/adjudications/" + label);

        // Then
        assertThat(work.jsonPath().getBoolean("adjudicate")).isTrue();
        assertThat(work.jsonPath().getString("label.aiValue")).isEqualTo("secretly");
        assertThat(adjudication.jsonPath().getString("label.aiValue")).isEqualTo("secretly");
        assertThat(adjudication.jsonPath().getList("decisions.value")).isEqualTo(List.of("never", "once"));
    }
}
