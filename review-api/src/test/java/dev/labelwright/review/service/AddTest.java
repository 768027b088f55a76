package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels that people add, and what labels said that people bring back. */
@QuarkusTest
class AddTest extends ServiceTest {
    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final String note = catalog.note("N-1");
    private final UUID one = catalog.variable(
            "One",
            VariableType.TEXT,
            Scope.ONE_PER_NOTE,
            "[{\"value\":\"yes\",\"definition\":\"\"},{\"value\":\"no\",\"definition\":\"\"}]");
    private final UUID many = catalog.many("Many");

    @BeforeEach
    void patientsVariable() {
        catalog.ofPatient("Of patient");
    }

    @Test
    void a_label_by_hand_has_the_notes_own_words_and_is_protected() {
        // When
        Response added = add("""
                {"patientId":"P-1","noteId":"N-1","variable":"One","value":"yes",
                "evidence":[{"noteId":"N-1","start":3,"end":11}],"comment":"seen"}""");

        // Then
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.header("ETag")).isEqualTo("\"1\"");
        assertThat(added.header("Location"))
                .endsWith(api.path() + "/labels/" + added.jsonPath().getString("id"));
        assertThat(added.jsonPath().getMap(""))
                .contains(
                        entry("status", "MANUAL"),
                        entry("value", "yes"),
                        entry("aiValue", null),
                        entry("reviewer", "Dr. Weiss"),
                        entry("comment", "seen"),
                        entry("stale", false));
        assertThat(added.jsonPath().getMap("evidence[0]"))
                .contains(entry("text", "smokes 🚬"), entry("grounded", true), entry("start", 3), entry("end", 11));
        generate(Overwrite.REPLACE_AI, "no");
        assertThat(api.labels("variable", "One")).extracting("value").containsExactly("yes");
        assertThat(api.history(added.jsonPath().getString("id")))
                .extracting("action")
                .containsExactly("ADD");
    }

    @Test
    void an_empty_draft_becomes_the_persons_label_and_a_value_is_in_the_way() {
        // Given
        generate(Overwrite.REPLACE_AI);
        Object empty = api.labels("variable", "One").getFirst().get("id");

        // When
        Response filled = add("{\"patientId\":\"P-1\",\"noteId\":\"N-1\",\"variable\":\"One\",\"value\":\"no\"}");
        Response again = add("{\"patientId\":\"P-1\",\"noteId\":\"N-1\",\"variable\":\"One\",\"value\":\"yes\"}");

        // Then
        assertThat(filled.jsonPath().getString("id")).isEqualTo(empty);
        assertThat(filled.header("ETag")).isEqualTo("\"2\"");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("detail")).contains(empty.toString(), "EDIT");
        assertThat(api.review(empty, "{\"action\":\"RESET\"}").statusCode()).isEqualTo(409);
        assertThat(api.review(empty, "{\"action\":\"REJECT\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void a_cell_for_many_takes_another_and_a_patient_has_a_cell_of_its_own() {
        // When
        add("{\"patientId\":\"P-1\",\"noteId\":\"N-1\",\"variable\":\"Many\",\"value\":\"a\"}");
        add("{\"patientId\":\"P-1\",\"noteId\":\"N-1\",\"variable\":\"Many\",\"value\":\"b\"}");
        Response patients = add("{\"patientId\":\"P-1\",\"variable\":\"Of patient\",\"value\":\"c\",\"evidence\":"
                + "[{\"noteId\":\"N-1\",\"start\":0,\"end\":2}]}");

        // Then
        assertThat(patients.statusCode()).isEqualTo(201);
        assertThat(api.labels()).extracting("value").containsExactly("c", "a", "b");
        assertThat(Catalog.rows(
                        "select distinct has_value, reviewed from review.cell where project_id = ?", catalog.project()))
                .containsExactly("t|t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        {"patientId":"P-1","noteId":"N-1","variable":"One","value":"maybe"}         ; 422 ; RULE_BROKEN       ; value
        {"patientId":"P-1","noteId":"N-1","variable":"One"}                         ; 422 ; RULE_BROKEN       ; value
        {"patientId":"P-1","noteId":"N-1","variable":"Two","value":"yes"}           ; 422 ; UNKNOWN_REFERENCE ; variable
        {"patientId":"P-1","variable":"One","value":"yes"}                          ; 422 ; RULE_BROKEN       ; noteId
        {"patientId":"P-1","noteId":"N-1","variable":"Of patient","value":"yes"}    ; 422 ; RULE_BROKEN       ; noteId
        {"patientId":"P-2","noteId":"N-1","variable":"One","value":"yes"}           ; 422 ; UNKNOWN_REFERENCE ; noteId
        {"patientId":"P-2","variable":"Of patient","value":"yes"}                   ; 422 ; UNKNOWN_REFERENCE ; patientId
        {"patientId":"P-1","noteId":"N-1","variable":"One","value":"yes","why":"x"} ; 400 ; UNKNOWN_FIELD     ; why
        {"patientId":"P-1","noteId":"N-1","variable":"One","value":"yes","evidence":[{"noteId":"N-1","start":0,"end":34}]} ; 422 ; RULE_BROKEN ; evidence[0].end
        {"patientId":"P-1","noteId":"N-1","variable":"One","value":"yes","evidence":[{"noteId":"N-1","start":5,"end":5}]}  ; 422 ; RULE_BROKEN ; evidence[0].end
        {"patientId":"P-1","noteId":"N-1","variable":"One","value":"yes","evidence":[{"noteId":"N-9","start":0,"end":1}]}  ; 422 ; RULE_BROKEN ; evidence[0].noteId
        """)
    void what_breaks_a_rule_is_named_and_adds_nothing(String body, int status, String code, String field) {
        // When
        Response response = add(body);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        assertThat(response.jsonPath().getList("violations.field")).isEqualTo(List.of(field));
        assertThat(api.labels()).isEmpty();
    }

    @Test
    void an_earlier_state_comes_back_as_a_new_revision_and_as_a_decision_of_now() {
        // Given
        generate(Overwrite.REPLACE_AI, "yes");
        Object label = api.labels("variable", "One").getFirst().get("id");
        api.review(label, "{\"action\":\"EDIT\",\"value\":\"no\",\"comment\":\"first\"}");
        generate(Overwrite.REPLACE_ALL, "yes");
        UUID running = catalog.generation(Overwrite.REPLACE_ALL);

        // When
        Response restored = restore(label, "{\"revision\":2}", "\"3\"");

        // Then
        assertThat(restored.jsonPath().getMap(""))
                .contains(
                        entry("value", "no"),
                        entry("status", "EDITED"),
                        entry("comment", "first"),
                        entry("reviewer", "Dr. Roth"),
                        entry("version", 4));
        assertThat(api.history(label)).extracting("action").endsWith("REDRAFT", "RESTORE");
        Traffic.apply(Results.answered(Results.key(catalog, running), List.of(note), Results.answer(one, "yes")));
        assertThat(api.labels("variable", "One")).extracting("value").containsExactly("no");
        assertThat(restore(label, "{\"revision\":1}", "\"3\"").statusCode()).isEqualTo(412);
        assertThat(restore(label, "{\"revision\":9}", "*").statusCode()).isEqualTo(422);
        assertThat(restore(label, "{}", "*").statusCode()).isEqualTo(422);
    }

    @Test
    void a_removed_label_comes_back_where_its_cell_has_room() {
        // Given
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of(note),
                Results.answer(many, "a")));
        Object label = api.labels("variable", "Many").getFirst().get("id");
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of(note),
                Results.answer(many, "b")));

        // When
        Response nothing = restore(label, "{\"revision\":2}", "*");
        Response restored = restore(label, "{\"revision\":1}", "*");

        // Then
        assertThat(nothing.statusCode()).isEqualTo(409);
        assertThat(restored.statusCode()).isEqualTo(200);
        assertThat(restored.jsonPath().getMap("")).doesNotContainKey("removedAt");
        assertThat(api.labels("variable", "Many")).extracting("value").containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_project_that_is_being_deleted_takes_nothing_new() {
        // Given
        Catalog.execute("update catalog.project set status = 'DELETING' where id = ?", catalog.project());

        // When
        Response response = add("{\"patientId\":\"P-1\",\"noteId\":\"N-1\",\"variable\":\"One\",\"value\":\"no\"}");

        // Then
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.jsonPath().getString("code")).isEqualTo("WRONG_STATE");
    }

    private void generate(Overwrite overwrite, String... values) {
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(overwrite)), List.of(note), Results.answer(one, values)));
    }

    private Response add(String body) {
        return given().contentType(ContentType.JSON)
                .header("Labelwright-User", "Dr. Weiss")
                .body(body)
                .post(api.path() + "/labels");
    }

    private Response restore(Object label, String body, String ifMatch) {
        return given().contentType(ContentType.JSON)
                .headers(Map.of("Labelwright-User", "Dr. Roth", "If-Match", ifMatch))
                .body(body)
                .post(api.path() + "/labels/" + label + "/restore");
    }
}
