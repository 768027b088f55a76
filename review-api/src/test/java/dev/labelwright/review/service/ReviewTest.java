package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReviewTest extends ServiceTest {
    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final UUID smoking = catalog.variable(
            "Smoking",
            VariableType.TEXT,
            Scope.ONE_PER_NOTE,
            "[{\"value\":\"yes\",\"definition\":\"\"},{\"value\":\"no\",\"definition\":\"\"}]");
    private final UUID empty = catalog.text("Empty");
    private Object label;
    private Object emptyLabel;

    @BeforeEach
    void draft() {
        catalog.note("N-1");
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of("N-1"),
                Results.answer(smoking, "yes"),
                Results.answer(empty)));
        label = api.labels("variable", "Smoking").getFirst().get("id");
        emptyLabel = api.labels("variable", "Empty").getFirst().get("id");
    }

    @Test
    void decisions_are_kept_beside_the_draft_and_every_step_is_history() {
        // When
        Response edited = api.review(label, "{\"action\":\"EDIT\",\"value\":\"no\",\"comment\":\"he stopped\"}");
        Response rejected = api.review(label, "{\"action\":\"REJECT\"}");
        Response reset = api.review(label, "{\"action\":\"RESET\"}");
        Response accepted = api.review(label, "{\"action\":\"ACCEPT\"}");

        // Then
        assertThat(edited.jsonPath().getMap(""))
                .contains(
                        entry("value", "no"),
                        entry("aiValue", "yes"),
                        entry("status", "EDITED"),
                        entry("reviewer", "Dr. Weiss"),
                        entry("comment", "he stopped"),
                        entry("version", 2));
        assertThat(edited.header("ETag")).isEqualTo("\"2\"");
        assertThat(rejected.jsonPath().getMap("")).contains(entry("value", null), entry("status", "REJECTED"));
        assertThat(reset.jsonPath().getMap(""))
                .contains(entry("value", "yes"), entry("status", "DRAFT"), entry("reviewedAt", null));
        assertThat(accepted.jsonPath().getMap("")).contains(entry("value", "yes"), entry("version", 5));
        assertThat(api.history(label))
                .extracting(revision -> revision.get("action") + " by " + revision.get("actor"))
                .containsExactly(
                        "DRAFT by test-model",
                        "EDIT by Dr. Weiss",
                        "REJECT by Dr. Weiss",
                        "RESET by Dr. Weiss",
                        "ACCEPT by Dr. Weiss");
        assertThat(Catalog.rows(
                        "select has_value, reviewed from review.cell where project_id = ? and variable_id = ?",
                        catalog.project(),
                        smoking))
                .containsExactly("t|t");
    }

    @Test
    void history_comes_in_pages() {
        // Given
        api.review(label, "{\"action\":\"ACCEPT\"}");

        // When
        Response first = given().queryParam("limit", 1).get(api.path() + "/labels/" + label + "/history");
        Response second = given().queryParam("limit", 1)
                .queryParam("cursor", first.jsonPath().getString("nextCursor"))
                .get(api.path() + "/labels/" + label + "/history");

        // Then
        assertThat(second.jsonPath().getList("items.action")).isEqualTo(List.of("ACCEPT"));
        assertThat(second.jsonPath().getString("items[0].from.status")).isEqualTo("DRAFT");
        assertThat(second.jsonPath().getString("items[0].to.status")).isEqualTo("ACCEPTED");
        assertThat(second.jsonPath().getString("nextCursor")).isNull();
    }

    @Test
    void a_rejected_cell_has_no_value_and_stays_reviewed() {
        // When
        api.review(label, "{\"action\":\"REJECT\"}").then().statusCode(200);

        // Then
        assertThat(Catalog.rows(
                        "select has_value, reviewed from review.cell where project_id = ? and variable_id = ?",
                        catalog.project(),
                        smoking))
                .containsExactly("f|t");
    }

    @Test
    void a_stale_decision_changes_nothing_and_gets_the_label_as_it_is() {
        // Given
        api.review(label, "{\"action\":\"REJECT\"}");

        // When
        Response stale = given().contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body("{\"action\":\"ACCEPT\"}")
                .post(api.path() + "/labels/" + label + "/review");
        Response fresh = given().contentType(ContentType.JSON)
                .header("If-Match", "\"2\"")
                .body("{\"action\":\"ACCEPT\"}")
                .post(api.path() + "/labels/" + label + "/review");

        // Then
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.contentType()).startsWith("application/problem+json");
        assertThat(stale.jsonPath().getString("code")).isEqualTo("STALE_VERSION");
        assertThat(stale.jsonPath().getString("label.status")).isEqualTo("REJECTED");
        assertThat(stale.header("ETag")).isEqualTo("\"2\"");
        assertThat(fresh.statusCode()).isEqualTo(200);
        assertThat(fresh.jsonPath().getString("reviewer")).isEqualTo("anonymous");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        {"action":"EDIT"}                        ; 422 ; RULE_BROKEN    ; value
        {"action":"EDIT","value":"perhaps"}      ; 422 ; RULE_BROKEN    ; value
        {"action":"EDIT","value":true}           ; 422 ; RULE_BROKEN    ; value
        {"action":"ACCEPT","value":"yes"}        ; 422 ; RULE_BROKEN    ; value
        {"comment":"x"}                          ; 422 ; RULE_BROKEN    ; action
        {"action":"APPROVE"}                     ; 400 ; INVALID_BODY   ; action
        {"action":"ACCEPT","why":"x"}            ; 400 ; UNKNOWN_FIELD  ; why
        {"action":"ACCEPT","comment":5}          ; 400 ; INVALID_BODY   ; comment
        """)
    void what_breaks_a_rule_is_named_and_changes_nothing(String body, int status, String code, String field) {
        // When
        Response response = api.review(label, body);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        assertThat(response.jsonPath().getList("violations.field")).isEqualTo(List.of(field));
        assertThat(api.history(label)).hasSize(1);
    }

    @Test
    void the_rest_of_what_cannot_be_is_refused() {
        assertThat(api.review(label, "{\"action\":").jsonPath().getString("code"))
                .isEqualTo("MALFORMED_JSON");
        assertThat(api.review(label, "").statusCode()).isEqualTo(400);
        assertThat(api.review(label, "{\"action\":\"REJECT\",\"comment\":\"" + "x".repeat(2001) + "\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(api.review(emptyLabel, "{\"action\":\"ACCEPT\"}").statusCode())
                .isEqualTo(422);
        assertThat(api.review(Ids.next(), "{\"action\":\"ACCEPT\"}").statusCode())
                .isEqualTo(404);
        assertThat(api.review("x", "{\"action\":\"ACCEPT\"}").jsonPath().getString("detail"))
                .isEqualTo("There is no label 'x'.");
        assertThat(new Api(new Catalog())
                        .review(label, "{\"action\":\"ACCEPT\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.history(label)).hasSize(1);
    }
}
