package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of labels in other orders than that of their cells. */
@QuarkusTest
class SortTest extends ServiceTest {
    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final UUID one = catalog.text("One");

    @BeforeEach
    void draft() {
        List<Double> confidences = List.of(0.5, 0.1, 0.9, 0.5);
        for (int note = 0; note < confidences.size(); note++) {
            Traffic.apply(Results.answered(
                    Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                    List.of(catalog.note("N-" + note)),
                    Results.unsure(one, "A", confidences.get(note))));
        }
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of(catalog.note("N-empty")),
                Results.answer(one)));
    }

    @Test
    void confidence_sorts_either_way_page_by_page_without_labels_that_have_none() {
        assertThat(paged("confidence", "confidence")).containsExactly(0.1f, 0.5f, 0.5f, 0.9f);
        assertThat(paged("-confidence", "confidence")).containsExactly(0.9f, 0.5f, 0.5f, 0.1f);
        assertThat(paged("confidence", "id")).doesNotHaveDuplicates();
    }

    @Test
    void decisions_sort_by_their_time() {
        // Given
        for (String note : List.of("N-2", "N-0", "N-3")) {
            Object label = api.labels("noteId", note).getFirst().get("id");
            api.review(label, "{\"action\":\"ACCEPT\"}").then().statusCode(200);
        }

        // When
        List<Object> earliest = paged("reviewedAt", "noteId");
        List<Object> latest = paged("-reviewedAt", "noteId");

        // Then
        assertThat(earliest).containsExactly("N-2", "N-0", "N-3");
        assertThat(latest).containsExactly("N-3", "N-0", "N-2");
    }

    @Test
    void a_place_in_one_order_is_none_in_another() {
        // Given
        String cursor = page("confidence", null).jsonPath().getString("nextCursor");

        // When
        Response other = page("-confidence", cursor);

        // Then
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.jsonPath().getList("violations.field")).isEqualTo(List.of("cursor"));
    }

    private List<Object> paged(String sort, String field) {
        List<Object> found = new ArrayList<>();
        String cursor = null;
        do {
            Response page = page(sort, cursor);
            found.addAll(page.jsonPath().getList("items." + field));
            cursor = page.jsonPath().getString("nextCursor");
        } while (cursor != null);
        return found;
    }

    private Response page(String sort, String cursor) {
        RequestSpecification request = given().queryParam("sort", sort).queryParam("limit", 1);
        if (cursor != null) {
            request.queryParam("cursor", cursor);
        }
        return request.get(api.path() + "/labels");
    }
}
