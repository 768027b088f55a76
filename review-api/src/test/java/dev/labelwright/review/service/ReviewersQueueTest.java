package dev.labelwright.review.service;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

/** Work for several reviewers: to each once, to no more than the project asks for. */
@QuarkusTest
class ReviewersQueueTest extends ServiceTest {
    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final Reviewer anna = new Reviewer(api, "Anna");
    private final Reviewer ben = new Reviewer(api, "Ben");
    private final Reviewer cora = new Reviewer(api, "Cora");
    private final UUID smoking = catalog.text("Smoking");

    @BeforeEach
    void draft() {
        catalog.reviewers(2, false);
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of(catalog.note("N-1")),
                Results.answer(smoking, "yes")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATIENT", "LABEL"})
    void a_unit_goes_to_as_many_as_the_project_asks_for_and_to_none_twice(String unit) {
        // When
        Response first = anna.next("RANDOM", unit);
        Response again = anna.next("RANDOM", unit);
        Response second = ben.next("RANDOM", unit);
        Response third = cora.next("RANDOM", unit);

        // Then
        assertThat(List.of(first, again, second, third))
                .extracting(Response::statusCode)
                .containsExactly(200, 204, 200, 204);
    }

    @Test
    void an_abandoned_unit_goes_to_another_and_a_finished_one_does_not_come_back() {
        // Given
        Response first = anna.next("RANDOM", "LABEL");
        Response second = ben.next("RANDOM", "LABEL");

        // When
        done(first);
        Catalog.execute(
                "update review.claim set held_until = catalog.clock() where id = cast(? as uuid)",
                second.jsonPath().getString("id"));

        // Then
        assertThat(anna.next("RANDOM", "LABEL").statusCode()).isEqualTo(204);
        assertThat(cora.next("RANDOM", "LABEL").statusCode()).isEqualTo(200);
        assertThat(ben.next("RANDOM", "LABEL").statusCode()).isEqualTo(204);
    }

    @Test
    void who_decided_without_a_claim_counts_too() {
        // Given
        Object label = api.labels().getFirst().get("id");
        anna.reviews(label, "{\"action\":\"ACCEPT\"}").then().statusCode(200);

        // When
        Response own = anna.next("LEAST_CONFIDENT", "LABEL");
        Response second = ben.next("LEAST_CONFIDENT", "LABEL");
        Response third = cora.next("LEAST_CONFIDENT", "LABEL");

        // Then
        assertThat(List.of(own, second, third)).extracting(Response::statusCode).containsExactly(204, 200, 204);
        assertThat(second.jsonPath().getString("label.status")).isEqualTo("DRAFT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATIENT", "LABEL"})
    void what_reviewers_differ_on_goes_to_one_adjudicator_who_is_none_of_them(String unit) {
        // Given
        Object label = api.labels().getFirst().get("id");
        anna.edits(label, "no");
        ben.edits(label, "perhaps");

        // When
        Response reviewer = anna.next("DISAGREEMENT", unit);
        Response adjudicator = cora.next("DISAGREEMENT", unit);
        Response other = new Reviewer(api, "Dora").next("DISAGREEMENT", unit);

        // Then
        assertThat(List.of(reviewer, adjudicator, other))
                .extracting(Response::statusCode)
                .containsExactly(204, 200, 204);
        assertThat(adjudicator.jsonPath().getBoolean("adjudicate")).isTrue();
    }

    private void done(Response claim) {
        anna.asks()
                .post(api.path() + "/queue/" + claim.jsonPath().getString("id") + "/done")
                .then()
                .statusCode(204);
    }
}
