package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.labelwright.event.Answer;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class QualityTest extends ServiceTest {
    private static final String YES_NO =
            "[{\"value\":\"yes\",\"definition\":\"\"},{\"value\":\"no\",\"definition\":\"\"}]";

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);

    @Test
    void drafts_are_measured_against_what_people_decided() {
        // Given eight notes: six right, one wrong value, one value that is none; and one more that nobody reviewed
        UUID smoking = catalog.variable("Smoking", VariableType.TEXT, Scope.ONE_PER_NOTE, YES_NO);
        List<String> drafts = List.of("yes", "yes", "yes", "yes", "no", "no", "yes", "no", "yes");
        UUID generation = catalog.generation(Overwrite.REPLACE_AI);
        for (int note = 0; note < drafts.size(); note++) {
            draft(generation, smoking, "N-" + note, drafts.get(note), note < 6 ? 0.95 : 0.55);
        }
        for (int note = 0; note < 6; note++) {
            review("N-" + note, "{\"action\":\"ACCEPT\"}");
        }
        review("N-6", "{\"action\":\"EDIT\",\"value\":\"no\"}");
        review("N-7", "{\"action\":\"REJECT\"}");

        // When
        JsonPath quality = get("/quality?variable=Smoking");

        // Then
        assertThat(quality.getMap("items[0]"))
                .containsEntry("reviewed", 8)
                .containsEntry("accepted", 6)
                .containsEntry("edited", 1)
                .containsEntry("rejected", 1)
                .containsEntry("added", 0)
                .containsEntry("compared", 8);
        // Six of eight values are right; seven cells have one, of which six were found.
        assertThat(number(quality, "agreement")).isCloseTo(0.75, within(1e-6));
        assertThat(number(quality, "precision")).isCloseTo(6.0 / 8, within(1e-6));
        assertThat(number(quality, "recall")).isCloseTo(6.0 / 7, within(1e-6));
        assertThat(number(quality, "f1")).isCloseTo(12.0 / 15, within(1e-6));
        // AI: 5 yes, 3 no. People: 4 yes, 3 no, 1 none. Chance: 5 · 4 + 3 · 3 = 29 of 64.
        assertThat(number(quality, "cohensKappa")).isCloseTo((48.0 - 29) / (64 - 29), within(1e-6));
        assertThat(quality.getList("items[0].confusionMatrix.categories.value"))
                .isEqualTo(Arrays.asList("yes", "no", null));
        assertThat(quality.getList("items[0].confusionMatrix.counts"))
                .isEqualTo(List.of(List.of(4, 1, 0), List.of(0, 2, 1), List.of(0, 0, 0)));
        assertThat(quality.getList("items[0].options.value")).isEqualTo(List.of("yes", "no"));
        assertThat(quality.getMap("items[0].options[1]"))
                .containsEntry("truePositives", 2)
                .containsEntry("falsePositives", 1)
                .containsEntry("falseNegatives", 1)
                .containsEntry("trueNegatives", 4);
        // Six values at 0.95 are all right, two at 0.55 both wrong.
        assertThat(quality.getList("items[0].calibration.bins.count")).isEqualTo(List.of(2, 6));
        assertThat(number(quality, "calibration.expectedCalibrationError"))
                .isCloseTo(0.25 * 0.55 + 0.75 * 0.05, within(1e-6));
        assertThat(number(quality, "threshold.threshold")).isCloseTo(0.95, within(1e-6));
        assertThat(number(quality, "threshold.coverage")).isCloseTo(0.75, within(1e-6));
    }

    @Test
    void of_many_values_sets_are_compared() {
        // Given
        UUID finding = catalog.many("Finding");
        catalog.note("N-1");
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of("N-1"),
                Results.answer(finding, "a", "b", "c")));
        review("a", "{\"action\":\"ACCEPT\"}", "aiValue");
        review("b", "{\"action\":\"EDIT\",\"value\":\"d\"}", "aiValue");
        review("c", "{\"action\":\"REJECT\"}", "aiValue");

        // When
        JsonPath quality = get("/quality?variable=Finding");

        // Then a is right, b and c are not, d is missed
        assertThat(quality.getInt("items[0].compared")).isEqualTo(4);
        assertThat(number(quality, "agreement")).isCloseTo(0.25, within(1e-6));
        assertThat(number(quality, "precision")).isCloseTo(1.0 / 3, within(1e-6));
        assertThat(number(quality, "recall")).isCloseTo(0.5, within(1e-6));
        assertThat(quality.getString("items[0].cohensKappa")).isNull();
    }

    @Test
    void an_added_value_was_missed_only_where_the_model_was_asked() {
        // Given two values that a person added, in a cell that was asked and in one that was not
        UUID finding = catalog.many("Finding");
        add(finding, "N-1", true);
        add(finding, "N-2", false);

        // When
        JsonPath quality = get("/quality");

        // Then
        assertThat(quality.getInt("items[0].added")).isEqualTo(2);
        assertThat(quality.getInt("items[0].compared")).isEqualTo(1);
        assertThat(number(quality, "recall")).isZero();
        assertThat(quality.getString("items[0].precision")).isNull();
    }

    @Test
    void models_and_versions_are_told_apart() {
        // Given a note by each of two models, one right and one wrong
        UUID smoking = catalog.text("Smoking");
        answer(smoking, "N-1", "small", 1, "yes");
        answer(smoking, "N-2", "large", 2, "no");
        review("N-1", "{\"action\":\"ACCEPT\"}");
        review("N-2", "{\"action\":\"REJECT\"}");

        // When, then
        assertThat(number(get("/quality?model=small"), "precision")).isEqualTo(1);
        assertThat(number(get("/quality?model=large"), "precision")).isZero();
        assertThat(number(get("/quality?variableVersion=1"), "precision")).isEqualTo(1);
        assertThat(get("/quality?model=other").getInt("items[0].compared")).isZero();
    }

    @Test
    void the_same_cells_are_compared_whoever_drafted_last() {
        // Given two models on six notes: both right, only the second right in four, both wrong
        UUID smoking = catalog.text("Smoking");
        for (int note = 1; note <= 6; note++) {
            answer(smoking, "N-" + note, "small", 1, note == 1 ? "yes" : "no");
        }
        for (int note = 1; note <= 6; note++) {
            answer(smoking, "N-" + note, "large", 2, note == 6 ? "no" : "yes");
            review("N-" + note, note == 6 ? "{\"action\":\"REJECT\"}" : "{\"action\":\"ACCEPT\"}");
        }

        // When
        JsonPath models = get("/quality/compare?variable=Smoking&models=small,large");
        JsonPath versions = get("/quality/compare?variable=Smoking&versions=2,1");

        // Then
        assertThat(models.getMap(""))
                .containsEntry("cells", 6)
                .containsEntry("bothRight", 1)
                .containsEntry("onlyFirstRight", 0)
                .containsEntry("onlySecondRight", 4)
                .containsEntry("bothWrong", 1);
        assertThat(models.getString("test.method")).isEqualTo("EXACT_BINOMIAL");
        assertThat(models.getDouble("test.pValue")).isCloseTo(0.125, within(1e-6));
        assertThat(versions.getInt("onlyFirstRight")).isEqualTo(4);
    }

    @Test
    void rare_values_share_a_category_and_are_counted_all_the_same() {
        // Given thirty thousand different values, all accepted
        UUID complaint = catalog.text("Complaint");
        Catalog.execute(
                "with c as (insert into review.cell (project_id, patient_id, note_id, variable_id, asked_at)"
                        + " select ?, 'P-1', 'N-' || n, ?, now() from generate_series(1, 30000) n returning *)"
                        + " insert into review.label (id, cell_id, project_id, patient_id, note_id, variable_id,"
                        + " ai_value, confidence, model, status, reviewer, reviewed_at) select uuidv7(), id, project_id,"
                        + " patient_id, note_id, variable_id, to_jsonb(note_id), 1, 'm', 'ACCEPTED', 'x', now() from c",
                catalog.project(),
                complaint);

        // When
        JsonPath quality = get("/quality");

        // Then
        assertThat(quality.getList("items[0].confusionMatrix.categories")).hasSize(52);
        assertThat(quality.getInt("items[0].confusionMatrix.counts[51][51]")).isEqualTo(29_950);
        assertThat(quality.getInt("items[0].confusionMatrix.otherAgreed")).isEqualTo(29_950);
        assertThat(number(quality, "precision")).isEqualTo(1);
        assertThat(number(quality, "cohensKappa")).isEqualTo(1);
    }

    @Test
    void progress_counts_by_status() {
        // Given
        UUID smoking = catalog.text("Smoking");
        UUID stage = catalog.ofPatient("Stage");
        UUID generation = catalog.generation(Overwrite.REPLACE_AI);
        draft(generation, smoking, "N-1", "yes", 0.9);
        draft(generation, smoking, "N-2", "no", 0.9);
        draft(generation, stage, "N-3", "II", 0.9);
        DispatchKey key = Results.key(catalog, generation);
        Traffic.apply(Results.ofPatient(key, Stage.AGGREGATION, Results.answer(stage, "II")));
        review("N-1", "{\"action\":\"ACCEPT\"}");

        // When
        JsonPath progress = get("/progress");

        // Then
        assertThat(progress.getMap("total"))
                .containsAllEntriesOf(Map.of(
                        "labels", 3, "draft", 2, "accepted", 1, "cells", 3, "reviewedCells", 1, "candidates", 1));
        assertThat(progress.getList("variables.variable")).isEqualTo(List.of("Smoking", "Stage"));
        assertThat(progress.getList("variables.counts.labels")).isEqualTo(List.of(2, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        /quality?precision=0                             ; 400 ; precision
        /quality?precision=x                             ; 400 ; precision
        /quality?variableVersion=x                       ; 400 ; variableVersion
        /quality?variable=None                           ; 422 ; variable
        /quality?limit=101                               ; 400 ; limit
        /quality/compare?models=a,b                      ; 400 ; variable
        /quality/compare?variable=Smoking                ; 400 ; models
        /quality/compare?variable=Smoking&models=a       ; 400 ; models
        /quality/compare?variable=Smoking&models=a,a     ; 400 ; models
        /quality/compare?variable=Smoking&versions=1,x   ; 400 ; versions
        /quality/compare?variable=None&models=a,b        ; 422 ; variable
        """)
    void what_does_not_fit_is_named(String path, int status, String field) {
        // When
        JsonPath problem = given().get(api.path() + path)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();

        // Then
        assertThat(problem.getList("violations.field")).isEqualTo(List.of(field));
    }

    @Test
    void an_unknown_project_has_neither_quality_nor_progress() {
        for (String path : List.of("/quality", "/progress", "/quality/compare?variable=x&models=a,b")) {
            assertThat(given().get("/api/v1/projects/" + Ids.next() + path).statusCode())
                    .isEqualTo(404);
        }
    }

    private void draft(UUID generation, UUID variable, String note, String value, double confidence) {
        catalog.note(note);
        Traffic.apply(Results.answered(
                Results.key(catalog, generation), List.of(note), Results.unsure(variable, value, confidence)));
    }

    private void answer(UUID variable, String note, String model, int version, String value) {
        if (Catalog.rows("select 1 from catalog.note where project_id = ? and note_id = ?", catalog.project(), note)
                .isEmpty()) {
            catalog.note(note);
        }
        Traffic.apply(new LabelingResult(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                LabelingResult.Kind.ANSWERED,
                Stage.NOTE_LABELS,
                List.of(note),
                Catalog.hash(Catalog.TEXT),
                model,
                List.of(new Answer(
                        variable, version, Results.unsure(variable, value, 0.9).values())),
                Results.USAGE,
                "call",
                null));
    }

    private void add(UUID variable, String note, boolean asked) {
        Catalog.execute(
                "with c as (insert into review.cell (project_id, patient_id, note_id, variable_id, reviewed, asked_at)"
                        + " values (?, 'P-1', ?, ?, true, case when ? then now() end) returning *)"
                        + " insert into review.label (id, cell_id, project_id, patient_id, note_id, variable_id, status,"
                        + " decided_value, reviewer, reviewed_at) select uuidv7(), id, project_id, patient_id, note_id,"
                        + " variable_id, 'MANUAL', '\"x\"', 'Dr. Weiss', now() from c",
                catalog.project(),
                note,
                variable,
                asked);
    }

    private void review(String note, String body) {
        review(note, body, "noteId");
    }

    private void review(Object which, String body, String field) {
        Object label = api.labels().stream()
                .filter(row -> which.equals(row.get(field)))
                .findFirst()
                .orElseThrow()
                .get("id");
        api.review(label, body).then().statusCode(200);
    }

    private JsonPath get(String path) {
        return given().get(api.path() + path).then().statusCode(200).extract().jsonPath();
    }

    private static double number(JsonPath quality, String field) {
        return quality.getDouble("items[0]." + field);
    }
}
