package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.id.Ids;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class LabelListTest extends ServiceTest {
    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private UUID generation;

    @BeforeEach
    void draft() {
        UUID smoking = catalog.text("Smoking");
        UUID medication = catalog.many("Medication");
        catalog.note("N-1");
        catalog.note("N-2");
        generation = catalog.generation(Overwrite.REPLACE_AI);
        Traffic.apply(Results.answered(
                Results.key(catalog, generation),
                List.of("N-1", "N-2"),
                Results.answer(smoking, "yes"),
                Results.answer(medication, "aspirin", "metformin")));
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        // Given
        List<Object> all = api.labels().stream().map(label -> label.get("id")).toList();
        assertThat(all).hasSize(6);

        // When
        List<Object> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page =
                    given().queryParam("limit", 4).queryParam("cursor", cursor).get(api.path() + "/labels");
            paged.addAll(page.jsonPath().getList("items.id"));
            cursor = page.jsonPath().getString("nextCursor");
        }

        // Then
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void filters_narrow_the_list() {
        // Given
        Object label =
                api.labels("variable", "Smoking", "noteId", "N-2").getFirst().get("id");
        api.review(label, "{\"action\":\"ACCEPT\"}").then().statusCode(200);
        catalog.changeNote("N-1", "Another text.");

        // When, then
        assertThat(api.labels("variable", "Medication")).hasSize(4);
        assertThat(api.labels("noteId", "N-1")).hasSize(3).allMatch(found -> found.get("stale")
                .equals(true));
        assertThat(api.labels("noteId", "N-2")).hasSize(3).allMatch(found -> found.get("stale")
                .equals(false));
        assertThat(api.labels("patientId", "P-2")).isEmpty();
        assertThat(api.labels("status", "ACCEPTED")).hasSize(1);
        assertThat(api.labels("generationId", generation.toString())).hasSize(6);
        assertThat(api.labels("generationId", Ids.next().toString())).isEmpty();
        assertThat(api.labels("minConfidence", "0.9", "maxConfidence", "0.9")).hasSize(6);
        assertThat(api.labels("minConfidence", "0.91")).isEmpty();
        assertThat(api.labels("grounded", "true")).isEmpty();
        assertThat(api.labels("grounded", "false")).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "variable, Unknown, 422, UNKNOWN_REFERENCE",
        "sort, age, 422, NOT_AVAILABLE",
        "status, OPEN, 400, INVALID_PARAMETER",
        "generationId, x, 400, INVALID_PARAMETER",
        "minConfidence, 2, 400, INVALID_PARAMETER",
        "maxConfidence, NaN, 400, INVALID_PARAMETER",
        "grounded, perhaps, 400, INVALID_PARAMETER",
        "limit, 0, 400, INVALID_PARAMETER",
        "limit, ten, 400, INVALID_PARAMETER",
        "cursor, x, 400, INVALID_PARAMETER",
        "cursor, WyJhIiwiYiIsImMiLCJkIl0, 400, INVALID_PARAMETER"
    })
    void a_parameter_that_does_not_fit_is_named(String parameter, String value, int status, String code) {
        // When
        Response response = given().queryParam(parameter, value).get(api.path() + "/labels");

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        assertThat(response.jsonPath().getList("violations.field")).isEqualTo(List.of(parameter));
    }

    @Test
    void one_label_has_an_etag_and_strangers_have_none() {
        // Given
        Object label = api.labels().getFirst().get("id");

        // When, then
        assertThat(given().get(api.path() + "/labels/" + label).header("ETag")).isEqualTo("\"1\"");
        assertThat(given().get(new Api(new Catalog()).path() + "/labels/" + label)
                        .statusCode())
                .isEqualTo(404);
        assertThat(given().get("/api/v1/projects/" + Ids.next() + "/labels").statusCode())
                .isEqualTo(404);
        assertThat(given().get("/api/v1/projects/x/labels").jsonPath().getString("detail"))
                .isEqualTo("There is no project 'x'.");
    }
}
