package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.Answer;
import dev.labelwright.event.Quote;
import dev.labelwright.ontology.Stage;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A patient's chart, what a patient's value is drawn from, and when it is older than that. */
@QuarkusTest
class ChartTest extends ServiceTest {
    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final UUID smoking = catalog.ofPatient("Smoking");
    private final UUID history = catalog.ofPatient("History");

    @BeforeEach
    void draft() {
        catalog.note("N-1");
        catalog.note("N-2");
        catalog.note("N-3");
        Catalog.execute(
                "update catalog.note set noted_at = null where project_id = ? and note_id = 'N-3'", catalog.project());
        Catalog.execute(
                "update catalog.variable set kind = 'DEPENDENT', inputs = '[\"Smoking\"]' where id = ?", history);
        UUID generation = catalog.generation(Overwrite.REPLACE_AI);
        Traffic.apply(Results.answered(
                Results.key(catalog, generation), List.of("N-1", "N-2"), Results.answer(smoking, "yes")));
        ofPatient(generation, Stage.AGGREGATION, smoking);
        ofPatient(generation, Stage.DEPENDENT, history);
    }

    @Test
    void a_chart_has_notes_in_the_order_of_their_dates_with_their_labels() {
        // When
        JsonPath first = chart("limit", 2).then().statusCode(200).extract().jsonPath();
        JsonPath second =
                chart("limit", 2, "cursor", first.getString("nextCursor")).jsonPath();

        // Then
        assertThat(first.getString("patientId")).isEqualTo(Catalog.PATIENT);
        assertThat(first.getList("patientLabels.variable")).isEqualTo(List.of("Smoking", "History"));
        assertThat(first.getList("notes.noteId")).isEqualTo(List.of("N-3", "N-1"));
        assertThat(first.getList("notes.date")).containsExactly(null, "2025-03-04");
        assertThat(first.getString("notes[0].text")).isEqualTo(Catalog.TEXT);
        assertThat(first.getList("notes[0].labels")).isEmpty();
        assertThat(first.getList("notes[1].labels.value")).isEqualTo(List.of("yes"));
        assertThat(second.getMap("")).doesNotContainKey("patientLabels");
        assertThat(second.getList("notes.noteId")).isEqualTo(List.of("N-2"));
        assertThat(second.getString("nextCursor")).isNull();
    }

    @Test
    void a_page_has_no_more_text_than_its_bound() {
        // Given
        Catalog.execute(
                "update catalog.note set utf8_bytes = 1048576 where project_id = ? and note_id <> 'N-2'",
                catalog.project());
        for (int note = 10; note < 20; note++) {
            catalog.note("N-" + note);
        }
        Catalog.execute("update catalog.note set utf8_bytes = 1048576 where project_id = ?", catalog.project());

        // When
        JsonPath first = chart().jsonPath();
        JsonPath second = chart("cursor", first.getString("nextCursor")).jsonPath();

        // Then
        assertThat(first.getList("notes.text")).hasSize(8).doesNotContainNull();
        assertThat(second.getList("notes.text")).hasSize(5).doesNotContainNull();
        assertThat(second.getString("nextCursor")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 101", "cursor, x", "cursor, WyJ4IiwieSJd"})
    void a_parameter_that_does_not_fit_is_named(String parameter, String value) {
        // When
        Response response = chart(parameter, value);

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("violations.field")).isEqualTo(List.of(parameter));
    }

    @Test
    void strangers_have_no_chart() {
        assertThat(given().get(api.path() + "/patients/P-9/chart").statusCode()).isEqualTo(404);
        assertThat(given().get("/api/v1/projects/x/patients/P-1/chart").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_inputs_of_a_patients_value_are_the_labels_that_count() {
        // Given
        Object rejected = noteLabel("N-2").get("id");

        // When
        List<Object> both = inputs("Smoking").getList("items.label.noteId");
        api.review(rejected, "{\"action\":\"REJECT\"}").then().statusCode(200);
        JsonPath counted = inputs("Smoking");
        JsonPath dependent = inputs("History");

        // Then
        assertThat(both).containsExactly("N-1", "N-2");
        assertThat(counted.getList("items.note.noteId")).isEqualTo(List.of("N-1"));
        assertThat(counted.getString("items[0].note.date")).isEqualTo("2025-03-04");
        assertThat(dependent.getList("items.label.variable")).isEqualTo(List.of("Smoking"));
        assertThat(dependent.getString("items[0].note")).isNull();
        assertThat(given().get(api.path() + "/labels/" + noteLabel("N-1").get("id") + "/inputs")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void a_patients_value_is_stale_when_what_it_is_drawn_from_changed() {
        // Given
        assertThat(stale()).isEqualTo("Smoking=false History=false");

        // When
        api.review(noteLabel("N-2").get("id"), "{\"action\":\"REJECT\"}").then().statusCode(200);

        // Then
        assertThat(stale()).isEqualTo("Smoking=true History=false");
        ofPatient(catalog.generation(Overwrite.REPLACE_AI), Stage.AGGREGATION, smoking);
        assertThat(stale()).isEqualTo("Smoking=false History=true");
    }

    @Test
    void a_patients_value_is_stale_when_a_note_that_it_quotes_changed() {
        // When
        Catalog.execute(
                "update catalog.note set updated_at = catalog.clock() where project_id = ? and note_id = 'N-1'",
                catalog.project());

        // Then
        assertThat(stale()).isEqualTo("Smoking=true History=true");
    }

    @Test
    void a_patients_value_is_stale_when_the_text_changed_that_its_source_was_read_from() {
        // When
        catalog.changeNote("N-2", "Another text.");

        // Then
        assertThat(stale()).isEqualTo("Smoking=true History=false");
    }

    private void ofPatient(UUID generation, Stage stage, UUID variable) {
        Answer answer = Results.unsure(variable, "yes", 0.8, new Quote("N-1", 3, 11, "smokes 🚬", true));
        Traffic.apply(Results.ofPatient(Results.key(catalog, generation), stage, answer));
    }

    private Map<String, Object> noteLabel(String note) {
        return api.labels("noteId", note).getFirst();
    }

    private Map<String, Object> patientLabel(String variable) {
        return api.labels("variable", variable).stream()
                .filter(label -> label.get("noteId") == null)
                .findFirst()
                .orElseThrow();
    }

    private String stale() {
        return "Smoking=%s History=%s"
                .formatted(
                        patientLabel("Smoking").get("stale"),
                        patientLabel("History").get("stale"));
    }

    private JsonPath inputs(String variable) {
        return given().get(api.path() + "/labels/" + patientLabel(variable).get("id") + "/inputs")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Response chart(Object... parameters) {
        var request = given();
        for (int index = 0; index < parameters.length; index += 2) {
            request.queryParam(parameters[index].toString(), parameters[index + 1]);
        }
        return request.get(api.path() + "/patients/" + Catalog.PATIENT + "/chart");
    }
}
