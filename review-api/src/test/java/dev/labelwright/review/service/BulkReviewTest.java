package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One decision on many labels. */
@QuarkusTest
class BulkReviewTest extends ServiceTest {
    private static final int NOTES = 40;

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final UUID one = catalog.text("One");
    private final UUID many = catalog.many("Many");
    private final UUID empty = catalog.text("Empty");

    @BeforeEach
    void draft() {
        List<String> notes = new ArrayList<>();
        for (int note = 0; note < NOTES; note++) {
            notes.add(catalog.note("N-" + note));
        }
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                notes,
                Results.answer(one, "A"),
                Results.answer(many, "A", "B"),
                Results.answer(empty)));
    }

    @Test
    void all_that_the_filter_meets_is_decided_on_with_a_revision_each() {
        // When
        Response response = bulk(
                "{\"action\":\"ACCEPT\",\"filter\":{\"variable\":\"Many\",\"minConfidence\":0.5},\"expectedCount\":80}");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().getInt("count")).isEqualTo(80);
        assertThat(counts()).containsExactlyInAnyOrder("ACCEPTED|80", "DRAFT|80");
        assertThat(Catalog.rows(
                        "select r.actor, count(*) from review.revision r join review.label l on l.id = r.label_id"
                                + " where l.project_id = ? and r.action = 'ACCEPT' group by r.actor",
                        catalog.project()))
                .containsExactly("Dr. Weiss|80");
        assertThat(Catalog.rows(
                        "select count(*) from review.cell where project_id = ? and reviewed", catalog.project()))
                .containsExactly("40");
    }

    @Test
    void an_edit_gives_one_variable_one_value() {
        // When
        Response response = bulk(
                "{\"action\":\"EDIT\",\"value\":\"C\",\"filter\":{\"variable\":\"One\"}," + "\"expectedCount\":40}");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(api.labels("variable", "One", "status", "EDITED"))
                .hasSize(NOTES)
                .allMatch(label -> label.get("value").equals("C"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        {"action":"REJECT","filter":{"variable":"One"},"expectedCount":39}           ; 409 ; meets 40 labels, not the 39
        {"action":"ACCEPT","filter":{},"expectedCount":160}                          ; 422 ; 40 of the 160 labels have none
        {"action":"EDIT","value":"C","filter":{},"expectedCount":160}                ; 422 ; filter.variable
        {"action":"EDIT","filter":{"variable":"One"},"expectedCount":40}             ; 422 ; value
        {"action":"REJECT","filter":{"variable":"Nope"},"expectedCount":40}          ; 422 ; no variable of this name
        {"action":"REJECT","expectedCount":40}                                       ; 422 ; filter
        {"action":"REJECT","filter":{}}                                              ; 422 ; expectedCount
        {"action":"REJECT","filter":{},"expectedCount":10001}                        ; 422 ; between 0 and 10000
        {"action":"REJECT","filter":{"minConfidence":2},"expectedCount":0}           ; 422 ; filter.minConfidence
        {"action":"REJECT","filter":{"state":"DRAFT"},"expectedCount":0}             ; 400 ; state
        """)
    void what_does_not_fit_changes_nothing(String body, int status, String said) {
        // When
        Response response = bulk(body);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.asString()).contains(said);
        assertThat(counts()).containsExactly("DRAFT|160");
    }

    @Test
    void single_decisions_at_the_same_time_come_before_or_after_the_whole() throws InterruptedException {
        // Given
        List<Object> labels = api.labels("variable", "One", "limit", "1000").stream()
                .map(label -> label.get("id"))
                .toList();

        // When
        List<Response> bulks = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> singles = new ArrayList<>();
            for (int person = 0; person < 3; person++) {
                int first = person;
                singles.add(threads.submit(() -> {
                    for (int index = first; index < labels.size(); index += 3) {
                        assertThat(api.review(labels.get(index), "{\"action\":\"REJECT\"}")
                                        .statusCode())
                                .isEqualTo(200);
                    }
                }));
            }
            for (int round = 0; round < 20; round++) {
                int left = api.labels("variable", "One", "status", "DRAFT").size();
                bulks.add(bulk("{\"action\":\"ACCEPT\",\"filter\":{\"variable\":\"One\",\"status\":\"DRAFT\"},"
                        + "\"expectedCount\":" + left + "}"));
            }
            for (Future<?> single : singles) {
                await(single);
            }
        }

        // Then
        assertThat(bulks).extracting(Response::statusCode).allMatch(status -> status == 200 || status == 409);
        int accepted = bulks.stream()
                .filter(response -> response.statusCode() == 200)
                .mapToInt(response -> response.jsonPath().getInt("count"))
                .sum();
        assertThat(Catalog.rows(
                        "select count(*) from review.revision r join review.label l on l.id = r.label_id"
                                + " where l.project_id = ? and r.action = 'ACCEPT'"
                                + " and r.before #>> '{decision,status}' = 'DRAFT'",
                        catalog.project()))
                .containsExactly(Integer.toString(accepted));
        assertThat(api.labels("variable", "One", "status", "REJECTED")).hasSize(NOTES);
    }

    private Response bulk(String body) {
        return given().contentType(ContentType.JSON)
                .header("Labelwright-User", "Dr. Weiss")
                .body(body)
                .post(api.path() + "/labels/review");
    }

    private List<String> counts() {
        return Catalog.rows(
                "select status, count(*) from review.label where project_id = ? and removed_at is null group by status",
                catalog.project());
    }

    private static void await(Future<?> work) throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
