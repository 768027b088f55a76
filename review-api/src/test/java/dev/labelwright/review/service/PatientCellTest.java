package dev.labelwright.review.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.labelwright.event.Answer;
import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Quote;
import dev.labelwright.event.Usage;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Stage;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Values of the patient, which live in cells without a note. */
@QuarkusTest
class PatientCellTest extends ServiceTest {
    private static final CellOutcomes WRITTEN = new CellOutcomes(1, 0, 0, 0, 0, 0);

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final String note = catalog.note("N-1");
    private final UUID smoking = catalog.ofPatient("Smoking");

    @Test
    void a_patients_value_stands_beside_its_candidates_and_quotes_their_notes() {
        // Given
        UUID generation = catalog.generation(Overwrite.REPLACE_AI);
        Traffic.apply(
                Results.answered(Results.key(catalog, generation), List.of(note), Results.answer(smoking, "yes")));

        // When
        LabelingOutcome outcome = apply(
                generation,
                Stage.AGGREGATION,
                Results.unsure(
                        smoking,
                        "yes",
                        0.8,
                        new Quote("N-1", 3, 11, "smokes 🚬", true),
                        new Quote("N-0", -1, -1, "he said", false)));

        // Then
        assertThat(outcome.cells()).isEqualTo(WRITTEN);
        assertThat(api.labels()).extracting(label -> label.get("noteId")).containsExactly(null, note);
        Map<String, Object> label = api.labels().getFirst();
        assertThat(label)
                .contains(
                        entry("patientId", Catalog.PATIENT),
                        entry("value", "yes"),
                        entry("model", LabelingResult.NO_MODEL),
                        entry("stale", false));
        assertThat(label.get("evidence").toString())
                .contains("noteId=N-1, start=3, end=11, text=smokes 🚬, grounded=true")
                .contains("noteId=N-0, start=null, end=null, text=he said, grounded=false");
        assertThat(Catalog.rows(
                        "select note_hash from review.label where project_id = ? and note_id = ''", catalog.project()))
                .containsExactly("-");
    }

    @Test
    void a_patient_has_one_value_whatever_the_variables_scope() {
        // Given
        UUID derived = catalog.many("Derived");

        // When
        LabelingOutcome outcome = Traffic.apply(Results.ofPatient(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                Stage.DEPENDENT,
                Results.answer(derived, "A", "B")));

        // Then
        assertThat(outcome.cells()).isEqualTo(WRITTEN);
        assertThat(api.labels()).hasSize(1);
    }

    @Test
    void a_decision_on_a_patients_value_is_protected_as_any_other() {
        // Given
        apply(catalog.generation(Overwrite.REPLACE_AI), Stage.AGGREGATION, draft("yes"));
        Object label = api.labels().getFirst().get("id");
        api.review(label, "{\"action\":\"EDIT\",\"value\":\"no\"}").then().statusCode(200);

        // When
        LabelingOutcome outcome = apply(catalog.generation(Overwrite.REPLACE_AI), Stage.AGGREGATION, draft("perhaps"));

        // Then
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(0, 0, 1, 0, 0, 0));
        assertThat(api.labels()).singleElement().satisfies(found -> assertThat(found)
                .contains(entry("value", "no"), entry("noteId", null), entry("reviewer", "Dr. Weiss")));
        assertThat(Catalog.rows(
                        "select reviewed_at <= catalog.clock() from review.label where project_id = ?",
                        catalog.project()))
                .containsExactly("t");
    }

    @Test
    void a_patient_or_variable_that_is_not_there_is_passed_over() {
        // Given
        UUID generation = catalog.generation(Overwrite.REPLACE_AI);
        UUID deleted = catalog.ofPatient("Deleted");
        catalog.deleteVariable(deleted);
        DispatchKey known = Results.key(catalog, generation);
        DispatchKey stranger =
                new DispatchKey(Ids.next(), 1, 1, Ids.next(), generation, catalog.project(), "P-unknown");

        // When
        LabelingOutcome ofDeleted =
                Traffic.apply(Results.ofPatient(known, Stage.AGGREGATION, Results.answer(deleted, "yes")));
        LabelingOutcome ofStranger =
                Traffic.apply(Results.ofPatient(stranger, Stage.AGGREGATION, Results.answer(smoking, "yes")));

        // Then
        assertThat(List.of(ofDeleted.cells(), ofStranger.cells())).containsOnly(new CellOutcomes(0, 0, 0, 1, 0, 0));
        assertThat(api.labels()).isEmpty();
    }

    private LabelingOutcome apply(UUID generation, Stage stage, Answer answer) {
        LabelingOutcome outcome = Traffic.apply(Results.ofPatient(Results.key(catalog, generation), stage, answer));
        assertThat(outcome.usage()).isEqualTo(Usage.NONE);
        return outcome;
    }

    private Answer draft(String value) {
        return Results.unsure(smoking, value, 0.8);
    }
}
