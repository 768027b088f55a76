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

/** A repeated request is done once and gets the same answer. */
@QuarkusTest
class IdempotencyTest extends ServiceTest {
    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final Reviewer anna = new Reviewer(api, "Anna");
    private final UUID smoking = catalog.text("Smoking");

    @BeforeEach
    void draft() {
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of(catalog.note("N-1")),
                Results.answer(smoking, "yes")));
        catalog.many("Drugs");
    }

    @Test
    void an_added_label_is_added_once() {
        // When
        Response first = add("k", "aspirin");
        Response again = add("k", "aspirin");
        Response other = add("k", "ibuprofen");
        Response fresh = add("another", "aspirin");

        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.jsonPath().getMap("")).isEqualTo(first.jsonPath().getMap(""));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.jsonPath().getString("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(fresh.jsonPath().getString("id"))
                .isNotEqualTo(first.jsonPath().getString("id"));
        assertThat(api.labels("variable", "Drugs")).hasSize(2);
    }

    @Test
    void many_labels_are_reviewed_once_and_a_key_lasts_a_day() {
        // Given
        Response first = reviewMany();
        Response again = reviewMany();

        // When
        Catalog.execute(
                "update review.idempotent_request set created_at = catalog.clock() - interval '25 hours'"
                        + " where project_id = ?",
                catalog.project());
        Response late = reviewMany();

        // Then
        assertThat(first.jsonPath().getInt("count")).isEqualTo(1);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(late.statusCode()).isEqualTo(409);
    }

    @Test
    void what_was_refused_may_be_tried_again_with_its_key() {
        // Given
        anna.asks()
                .header("Idempotency-Key", "k")
                .body("{\"action\":\"REJECT\",\"filter\":{\"status\":\"DRAFT\"},\"expectedCount\":7}")
                .post(api.path() + "/labels/review")
                .then()
                .statusCode(409);

        // When
        Response right = reviewMany();

        // Then
        assertThat(right.statusCode()).isEqualTo(200);
    }

    @Test
    void a_key_that_cannot_be_one_is_refused() {
        // When
        Response endless = add("x".repeat(201), "aspirin");

        // Then
        assertThat(endless.statusCode()).isEqualTo(400);
        assertThat(endless.jsonPath().getList("violations.field")).isEqualTo(List.of("Idempotency-Key"));
        assertThat(api.labels("variable", "Drugs")).isEmpty();
    }

    private Response add(String key, String value) {
        return anna.asks()
                .header("Idempotency-Key", key)
                .body("{\"patientId\":\"" + Catalog.PATIENT
                        + "\",\"noteId\":\"N-1\",\"variable\":\"Drugs\",\"value\":\"" + value
                        + "\",\"evidence\":[{\"noteId\":\"N-1\",\"start\":3,\"end\":11}]}")
                .post(api.path() + "/labels");
    }

    private Response reviewMany() {
        return anna.asks()
                .header("Idempotency-Key", "k")
                .body("{\"action\":\"REJECT\",\"filter\":{\"variable\":\"Smoking\",\"status\":\"DRAFT\"},"
                        + "\"expectedCount\":1}")
                .post(api.path() + "/labels/review");
    }
}
