package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ValidationSetTest extends ServiceTest {
    private static final String HEADER = "Name,Scope,Patient_id,Document_id,Value\n";

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private UUID smoking;
    private UUID finding;

    @BeforeEach
    void ontology() {
        smoking = catalog.text("Smoking");
        finding = catalog.many("Finding");
        catalog.ofPatient("Stage");
        catalog.variable("Age", VariableType.INTEGER, Scope.ONE_PER_NOTE, "[]");
        catalog.note("N-1");
        catalog.note("N-2");
    }

    @Test
    void a_set_is_stored_listed_read_and_deleted() {
        // Given
        String file =
                HEADER + "Smoking,one_per_note,P-1,N-1,yes\nStage,ONE_PER_PATIENT,P-1,,II\nAge,one_per_note,P-1,N-2,"
                        + "50\nSmoking,one_per_note,P-1,N-2,\n";

        // When
        Response created = post("gold", "HOLDOUT", file);

        // Then
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.jsonPath().getInt("items")).isEqualTo(4);
        assertThat(created.jsonPath().getString("createdBy")).isEqualTo("Dr. Weiss");
        String id = created.jsonPath().getString("id");
        assertThat(created.header("Location")).endsWith(path() + "/" + id);
        assertThat(given().get(path()).jsonPath().getList("items.name")).isEqualTo(List.of("gold"));
        assertThat(given().get(path() + "/" + id).jsonPath().getString("kind")).isEqualTo("HOLDOUT");
        assertThat(Catalog.rows(
                        "select variable_id = ?, patient_id, note_id, value from review.validation_item"
                                + " where validation_set_id = cast(? as uuid) order by line",
                        smoking,
                        id))
                .containsExactly("t|P-1|N-1|\"yes\"", "f|P-1||\"II\"", "f|P-1|N-2|50", "t|P-1|N-2|-");
        assertThat(post("gold", "TRAINING", file).jsonPath().getString("code")).isEqualTo("NAME_TAKEN");
        assertThat(given().delete(path() + "/" + id).statusCode()).isEqualTo(204);
        assertThat(given().get(path() + "/" + id).statusCode()).isEqualTo(404);
        assertThat(given().delete(path() + "/" + id).statusCode()).isEqualTo(404);
        assertThat(Catalog.rows(
                        "select count(*) from review.validation_item where validation_set_id = cast(? as uuid)", id))
                .containsExactly("0");
    }

    @Test
    void a_form_is_taken_too(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.writeString(
                directory.resolve("gold.csv"), HEADER + "Smoking,one_per_note,P-1,N-1,yes\n", StandardCharsets.UTF_8);

        // When
        Response created =
                given().multiPart("file", file.toFile(), "text/csv").post(path() + "?name=gold&kind=TRAINING");

        // Then
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.jsonPath().getInt("items")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        Drinking,one_per_note,P-1,N-1,yes                                     ; Name        ; UNKNOWN_VARIABLE
        Smoking,one_per_patient,P-1,N-1,yes                                   ; Scope       ; OTHER_SCOPE
        Smoking,one_per_note,P-2,N-1,yes                                      ; Patient_id  ; UNKNOWN_PATIENT
        Smoking,one_per_note,,N-1,yes                                         ; Patient_id  ; EMPTY_VALUE
        Smoking,one_per_note,P-1,N-9,yes                                      ; Document_id ; UNKNOWN_NOTE
        Smoking,one_per_note,P-1,,yes                                         ; Document_id ; EMPTY_VALUE
        Stage,one_per_patient,P-1,N-1,II                                      ; Document_id ; OTHER_SCOPE
        Age,one_per_note,P-1,N-1,old                                          ; Value       ; INVALID_VALUE
        """)
    void a_row_that_breaks_a_rule_is_named_and_nothing_is_stored(String row, String column, String code) {
        // When
        Response refused = post("gold", "HOLDOUT", HEADER + "Smoking,one_per_note,P-1,N-2,yes\n" + row + "\n");

        // Then
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("INVALID_FILE");
        assertThat(refused.jsonPath().getList("violations.line")).isEqualTo(List.of(3));
        assertThat(refused.jsonPath().getString("violations[0].column")).isEqualTo(column);
        assertThat(refused.jsonPath().getString("violations[0].code")).isEqualTo(code);
        assertThat(given().get(path()).jsonPath().getList("items")).isEmpty();
    }

    @Test
    void a_cell_is_told_once_and_a_value_of_many_too() {
        // Given
        String file = HEADER + "Smoking,one_per_note,P-1,N-1,yes\nSmoking,one_per_note,P-1,N-1,no\n"
                + "Finding,many_per_note,P-1,N-1,a\nFinding,many_per_note,P-1,N-1,b\nFinding,many_per_note,P-1,N-1,a\n"
                + "Finding,many_per_note,P-1,N-1,\n";

        // When
        Response refused = post("gold", "HOLDOUT", file);

        // Then
        assertThat(refused.jsonPath().getList("violations.line")).isEqualTo(List.of(3, 6, 7));
        assertThat(refused.jsonPath().getList("violations.code")).containsOnly("DUPLICATE");
    }

    @Test
    void what_is_no_set_is_refused() {
        // When, then
        assertThat(post("gold", "HOLDOUT", "Name,Value\nx,y\n").jsonPath().getString("violations[0].code"))
                .isEqualTo("MISSING_COLUMN");
        assertThat(post("gold", "HOLDOUT", "").jsonPath().getString("violations[0].code"))
                .isEqualTo("EMPTY_FILE");
        assertThat(post("gold", "OTHER", HEADER).statusCode()).isEqualTo(400);
        assertThat(given().contentType("text/csv").body(HEADER).post(path()).statusCode())
                .isEqualTo(400);
        assertThat(given().get(path() + "/" + Ids.next() + "/agreement").statusCode())
                .isEqualTo(404);
        assertThat(given().get("/api/v1/projects/" + Ids.next() + "/validation-sets")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void every_generation_is_compared_with_what_it_drafted() {
        // Given a set, and two generations of which the second is better; what people decide changes neither
        String id = post(
                        "gold",
                        "HOLDOUT",
                        HEADER + "Smoking,one_per_note,P-1,N-1,yes\nSmoking,one_per_note,P-1,N-2,\n"
                                + "Finding,many_per_note,P-1,N-1,a\nFinding,many_per_note,P-1,N-1,b\n")
                .jsonPath()
                .getString("id");
        UUID first = catalog.generation(Overwrite.REPLACE_AI);
        Traffic.apply(Results.answered(
                Results.key(catalog, first),
                List.of("N-1"),
                Results.answer(smoking, "no"),
                Results.answer(finding, "a", "c")));
        Traffic.apply(Results.answered(Results.key(catalog, first), List.of("N-2"), Results.answer(smoking)));
        UUID second = catalog.generation(Overwrite.REPLACE_AI);
        Traffic.apply(Results.answered(
                Results.key(catalog, second),
                List.of("N-1"),
                Results.answer(smoking, "yes"),
                Results.answer(finding, "a", "b")));
        api.review(api.labels("variable", "Smoking", "noteId", "N-1").getFirst().get("id"), "{\"action\":\"REJECT\"}");

        // When
        JsonPath now = agreement(id, "");
        JsonPath ofFirst = agreement(id, "?generationId=" + first);
        JsonPath history = given().get(path() + "/" + id + "/history")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // Then
        assertThat(now.getList("variables.variable")).isEqualTo(List.of("Smoking", "Finding"));
        assertThat(now.getList("variables.items")).isEqualTo(List.of(2, 2));
        assertThat(now.getList("variables.compared")).isEqualTo(List.of(2, 2));
        assertThat(now.getDouble("variables[0].agreement")).isEqualTo(1);
        assertThat(now.getDouble("variables[0].specificity")).isEqualTo(1);
        assertThat(now.getDouble("variables[1].f1")).isEqualTo(1);
        assertThat(ofFirst.getDouble("variables[0].agreement")).isEqualTo(0.5);
        assertThat(ofFirst.getDouble("variables[0].precision")).isZero();
        assertThat(ofFirst.getInt("variables[1].compared")).isEqualTo(3);
        assertThat(ofFirst.getDouble("variables[1].agreement")).isCloseTo(1.0 / 3, within(1e-6));
        assertThat(history.getList("items.generationId")).isEqualTo(List.of(first.toString(), second.toString()));
        assertThat(history.getList("items[0].variables.agreement")).hasSize(2);
        assertThat(history.getDouble("items[0].variables[0].agreement")).isEqualTo(0.5);
        assertThat(history.getDouble("items[0].variables[1].precision")).isEqualTo(0.5);
        assertThat(history.getDouble("items[1].variables[0].agreement")).isEqualTo(1);
        assertThat(history.getInt("items[1].variables[0].compared")).isEqualTo(1);
    }

    @Test
    void cells_that_were_never_asked_are_not_compared() {
        // Given
        String id = post("gold", "TRAINING", HEADER + "Smoking,one_per_note,P-1,N-1,yes\n")
                .jsonPath()
                .getString("id");

        // When
        JsonPath agreement = agreement(id, "");

        // Then
        assertThat(agreement.getInt("variables[0].items")).isEqualTo(1);
        assertThat(agreement.getInt("variables[0].compared")).isZero();
        assertThat(agreement.getString("variables[0].agreement")).isNull();
        assertThat(given().get(path() + "/" + id + "/agreement?generationId=" + Ids.next())
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_set_goes_with_its_project() {
        // Given
        Catalog other = new Catalog();
        UUID set = Ids.next();
        Catalog.execute(
                "insert into review.validation_set (id, project_id, name, kind, items, created_by)"
                        + " values (?, ?, 'gold', 'HOLDOUT', 0, 'x')",
                set,
                other.project());

        // When
        Catalog.execute("delete from catalog.patient where project_id = ?", other.project());
        Catalog.execute("delete from catalog.upload where project_id = ?", other.project());
        Catalog.execute("delete from catalog.project where id = ?", other.project());

        // Then
        assertThat(Catalog.rows("select 1 from review.validation_set where id = ?", set))
                .isEmpty();
    }

    private String path() {
        return api.path() + "/validation-sets";
    }

    private Response post(String name, String kind, String file) {
        return given().contentType("text/csv")
                .header("Labelwright-User", "Dr. Weiss")
                .queryParam("name", name)
                .queryParam("kind", kind)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(path());
    }

    private JsonPath agreement(String set, String query) {
        return given().get(path() + "/" + set + "/agreement" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
