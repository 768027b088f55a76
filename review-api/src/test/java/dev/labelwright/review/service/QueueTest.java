package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.LabelCommand;
import dev.labelwright.id.Ids;
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
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The work queue: a unit is one reviewer's at a time. */
@QuarkusTest
class QueueTest extends ServiceTest {
    private static final int NOTES = 30;

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final UUID one = catalog.text("One");
    private final UUID other = catalog.text("Other");
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void draft() {
        for (int note = 0; note < NOTES; note++) {
            notes.add(catalog.note("N-" + note));
        }
        generate(notes, "A", 0.8);
    }

    @Test
    void concurrent_reviewers_never_get_the_same_label_and_get_them_all() throws InterruptedException {
        // When
        Queue<String> got = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> reviewers = new ArrayList<>();
            for (int reviewer = 0; reviewer < 4; reviewer++) {
                reviewers.add(threads.submit(() -> {
                    Response next = next("RANDOM", "LABEL");
                    while (next.statusCode() == 200) {
                        got.add(next.jsonPath().getString("label.id"));
                        next = next("RANDOM", "LABEL");
                    }
                    assertThat(next.statusCode()).isEqualTo(204);
                }));
            }
            for (Future<?> reviewer : reviewers) {
                await(reviewer);
            }
        }

        // Then
        assertThat(got).hasSize(NOTES).doesNotHaveDuplicates();
    }

    @Test
    void the_least_confident_draft_comes_first_and_an_abandoned_one_again() {
        // Given
        generate(notes.subList(3, 4), "A", 0.2);
        generate(notes.subList(5, 6), "A", 0.4);

        // When
        Response first = next("LEAST_CONFIDENT", "LABEL");
        Response second = next("LEAST_CONFIDENT", "LABEL");
        Catalog.execute(
                "update review.claim set held_until = catalog.clock() where id = cast(? as uuid)",
                first.jsonPath().getString("id"));
        Response again = next("LEAST_CONFIDENT", "LABEL");

        // Then
        assertThat(first.jsonPath().getString("label.noteId")).isEqualTo("N-3");
        assertThat(second.jsonPath().getString("label.noteId")).isEqualTo("N-5");
        assertThat(again.jsonPath().getString("label.id"))
                .isEqualTo(first.jsonPath().getString("label.id"));
        assertThat(post(first, "done").statusCode()).isEqualTo(404);
    }

    @Test
    void only_what_the_model_said_otherwise_before_is_in_disagreement() {
        // Given
        generate(notes.subList(7, 8), "B", 0.8);

        // When
        Response first = next("DISAGREEMENT", "LABEL");
        Response second = next("DISAGREEMENT", "LABEL");

        // Then
        assertThat(first.jsonPath().getString("label.noteId")).isEqualTo("N-7");
        assertThat(second.statusCode()).isEqualTo(204);
    }

    @Test
    void a_patient_and_its_labels_are_never_out_together() {
        // When
        Response patient = next("RANDOM", "PATIENT");
        Response label = next("RANDOM", "LABEL");
        post(patient, "release").then().statusCode(204);
        Response labelThen = next("RANDOM", "LABEL");
        Response patientThen = next("RANDOM", "PATIENT");

        // Then
        assertThat(patient.jsonPath().getString("patientId")).isEqualTo(Catalog.PATIENT);
        assertThat(label.statusCode()).isEqualTo(204);
        assertThat(labelThen.statusCode()).isEqualTo(200);
        assertThat(patientThen.statusCode()).isEqualTo(204);
    }

    @Test
    void what_is_done_is_not_given_out_again_until_something_new_is_drafted() {
        // Given
        Response patient = next("LEAST_CONFIDENT", "PATIENT");

        // When
        post(patient, "done").then().statusCode(204);
        Response nothing = next("LEAST_CONFIDENT", "PATIENT");
        generate(notes.subList(0, 1), "A", 0.8);
        Response anew = next("LEAST_CONFIDENT", "PATIENT");

        // Then
        assertThat(nothing.statusCode()).isEqualTo(204);
        assertThat(anew.statusCode()).isEqualTo(200);
    }

    @Test
    void a_claim_whose_time_is_over_cannot_be_done() {
        // Given
        Response label = next("RANDOM", "LABEL");
        Catalog.execute("update review.claim set held_until = catalog.clock() where project_id = ?", catalog.project());

        // When
        Response done = post(label, "done");

        // Then
        assertThat(done.statusCode()).isEqualTo(409);
        assertThat(done.jsonPath().getString("code")).isEqualTo("WRONG_STATE");
        assertThat(post(label, "release").statusCode()).isEqualTo(204);
    }

    @Test
    void a_variable_narrows_the_work_and_reviewed_labels_are_none() {
        // Given
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                notes.subList(0, 1),
                Results.answer(other, "A")));
        Object label = api.labels("variable", "Other").getFirst().get("id");

        // When
        Response narrowed = claim("{\"order\":\"RANDOM\",\"unit\":\"LABEL\",\"variable\":\"Other\"}");
        api.review(label, "{\"action\":\"ACCEPT\"}").then().statusCode(200);
        post(narrowed, "release");
        Response nothing = claim("{\"order\":\"RANDOM\",\"unit\":\"LABEL\",\"variable\":\"Other\"}");

        // Then
        assertThat(narrowed.jsonPath().getString("label.id")).isEqualTo(label);
        assertThat(nothing.statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        {"unit":"LABEL"}                                             ; 422 ; order
        {"order":"RANDOM"}                                           ; 422 ; unit
        {"order":"NEWEST","unit":"LABEL"}                            ; 400 ; order
        {"order":"RANDOM","unit":"LABEL","leaseSeconds":5}           ; 422 ; leaseSeconds
        {"order":"RANDOM","unit":"LABEL","variable":"Nope"}          ; 422 ; variable
        """)
    void what_breaks_a_rule_is_named(String body, int status, String field) {
        // When
        Response response = claim(body);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.jsonPath().getList("violations.field")).isEqualTo(List.of(field));
    }

    @Test
    void strangers_have_no_claims() {
        assertThat(given().post(api.path() + "/queue/" + Ids.next() + "/done").statusCode())
                .isEqualTo(404);
        assertThat(given().post(api.path() + "/queue/x/release").statusCode()).isEqualTo(404);
    }

    @Test
    void claims_go_with_their_project() {
        // Given
        next("RANDOM", "LABEL").then().statusCode(200);
        Catalog.execute("update catalog.project set status = 'DELETING' where id = ?", catalog.project());

        // When
        Traffic.apply(
                new LabelCommand(Ids.next(), LabelCommand.Kind.PURGE_PROJECT, catalog.project(), null, null, null));

        // Then
        assertThat(Catalog.rows("select id from review.claim where project_id = ?", catalog.project()))
                .isEmpty();
        assertThat(next("RANDOM", "LABEL").statusCode()).isEqualTo(409);
    }

    private void generate(List<String> in, String value, double confidence) {
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                in,
                Results.unsure(one, value, confidence)));
    }

    private Response next(String order, String unit) {
        return claim("{\"order\":\"%s\",\"unit\":\"%s\"}".formatted(order, unit));
    }

    private Response claim(String body) {
        return given().contentType(ContentType.JSON)
                .header("Labelwright-User", "Dr. Weiss")
                .body(body)
                .post(api.path() + "/queue/next");
    }

    private Response post(Response claim, String action) {
        return given().post(api.path() + "/queue/" + claim.jsonPath().getString("id") + "/" + action);
    }

    private static void await(Future<?> work) throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
