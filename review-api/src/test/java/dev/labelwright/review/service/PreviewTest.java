package dev.labelwright.review.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.Answer;
import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.CommandOutcome;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelCommand;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Quote;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Stage;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a preview says is kept apart from labels until somebody decides on it. */
@QuarkusTest
class PreviewTest extends ServiceTest {
    private static final CellOutcomes WRITTEN = new CellOutcomes(1, 0, 0, 0, 0, 0);

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final String note = catalog.note("N-1");
    private final UUID smoking = catalog.text("Smoking");

    @Test
    void a_preview_notes_down_what_would_be_written_and_touches_nothing() throws JsonProcessingException {
        // Given
        draft(catalog.generation(Overwrite.REPLACE_AI), "yes", 0.9);
        List<String> before = state();
        UUID preview = catalog.preview(Overwrite.REPLACE_AI);
        LabelingResult result = result(preview, "no", 0.8);

        // When
        LabelingOutcome outcome = Traffic.apply(result);

        // Then
        assertThat(outcome.cells()).isEqualTo(WRITTEN);
        assertThat(state()).isEqualTo(before);
        assertThat(Catalog.rows(
                        "select class, model, variable_version, encode(note_hash, 'hex') from review.preview_cell"
                                + " where generation_id = ?",
                        preview))
                .containsExactly("WRITTEN|test-model|1|" + Catalog.hash(Catalog.TEXT));
        JsonNode drafts = EventJson.mapper()
                .readTree(Catalog.rows("select drafts from review.preview_cell where generation_id = ?", preview)
                        .getFirst());
        assertThat(drafts.at("/0/value").asText()).isEqualTo("no");
        assertThat(drafts.at("/0/confidence").doubleValue()).isEqualTo(0.8);
        assertThat(drafts.at("/0/evidence/0/noteId").asText()).isEqualTo("N-1");

        // When
        Traffic.send(result);

        // Then
        assertThat(Traffic.outcomes(result.key().dispatchId(), 2)).containsOnly(outcome);
    }

    @Test
    void each_cell_of_a_preview_ends_in_the_class_that_it_would_have() {
        // Given
        Catalog.execute("update catalog.project set confidence_threshold = 0.5 where id = ?", catalog.project());
        UUID reviewed = catalog.text("Reviewed");
        UUID newer = catalog.text("Newer");
        UUID preview = catalog.preview(Overwrite.REPLACE_AI);
        UUID drafting = catalog.generation(Overwrite.REPLACE_AI);
        apply(drafting, Results.answer(reviewed, "A"), Results.answer(newer, "A"));
        api.review(api.labels("variable", "Reviewed").getFirst().get("id"), "{\"action\":\"ACCEPT\"}");
        List<String> before = state();

        // When
        LabelingOutcome outcome = apply(
                preview,
                Results.answer(smoking, "A"),
                Results.unsure(catalog.text("Unsure"), "A", 0.4),
                Results.answer(catalog.text("Empty")),
                Results.answer(reviewed, "B"),
                Results.answer(newer, "B"));

        // Then
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(1, 0, 1, 1, 1, 1));
        assertThat(Catalog.rows(
                        "select class from review.preview_cell where generation_id = ? order by class", preview))
                .containsExactly("BELOW_THRESHOLD", "EMPTY", "PROTECTED", "SUPERSEDED", "WRITTEN");
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROMOTED", "DISCARDED", "EXPIRED"})
    void a_result_that_comes_after_the_decision_is_closed_and_forgotten(String decided) {
        // Given
        UUID preview = catalog.preview(Overwrite.REPLACE_AI);
        Catalog.execute("update catalog.generation set preview = ? where id = ?", decided, preview);

        // When
        LabelingOutcome outcome = draft(preview, "yes", 0.9);

        // Then
        assertThat(outcome.closedAs()).isEqualTo(LabelingResult.Kind.ANSWERED);
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(0, 0, 0, 1, 0, 0));
        assertThat(previewCells(preview)).isEqualTo("0");
        assertThat(api.labels()).isEmpty();
    }

    @Test
    void promoting_applies_the_cells_by_the_rules_with_the_threshold_that_was_chosen() {
        // Given
        UUID patients = catalog.ofPatient("Patient's");
        UUID unsure = catalog.text("Unsure");
        UUID reviewed = catalog.text("Reviewed");
        draft(catalog.generation(Overwrite.REPLACE_AI), reviewed, "A");
        UUID preview = catalog.preview(Overwrite.REPLACE_ALL);
        Catalog.execute("update catalog.generation set confidence_threshold = 0.95 where id = ?", preview);
        apply(preview, Results.answer(smoking, "yes"), Results.unsure(unsure, "A", 0.6), Results.answer(reviewed, "B"));
        Traffic.apply(Results.ofPatient(
                Results.key(catalog, preview),
                Stage.AGGREGATION,
                Results.unsure(patients, "all", 0.8, new Quote("N-1", 3, 11, "smokes 🚬", true))));
        api.review(api.labels().getFirst().get("id"), "{\"action\":\"ACCEPT\"}")
                .then()
                .statusCode(200);
        LabelCommand promote = promote(preview, "0.7");

        // When
        CommandOutcome outcome = Traffic.apply(promote);

        // Then
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(2, 0, 1, 0, 1, 0));
        assertThat(outcome.labels()).isEqualTo(3);
        assertThat(previewCells(preview)).isEqualTo("0");
        assertThat(api.labels())
                .extracting(label -> label.get("variable") + ": " + label.get("value"))
                .containsExactlyInAnyOrder("Patient's: all", "Smoking: yes", "Unsure: null", "Reviewed: A");
        assertThat(api.labels("variable", "Patient's").getFirst())
                .contains(entry("noteId", null), entry("generationId", preview.toString()))
                .extractingByKey("evidence")
                .asString()
                .contains("noteId=N-1, start=3, end=11");
        assertThat(api.labels("variable", "Smoking").getFirst().get("evidence").toString())
                .contains("noteId=N-1, start=3, end=11")
                .contains("noteId=N-1, start=null, end=null, text=he said, grounded=false");

        // When
        List<String> before = state();
        Traffic.send(promote);

        // Then
        assertThat(Traffic.outcomes(promote, 2)).containsOnly(outcome);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void a_newer_generation_goes_before_a_preview_that_is_promoted_late() {
        // Given
        UUID preview = catalog.preview(Overwrite.REPLACE_AI);
        draft(preview, "old", 0.9);
        draft(catalog.generation(Overwrite.REPLACE_AI), "new", 0.9);

        // When
        CommandOutcome outcome = Traffic.apply(promote(preview, null));

        // Then
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(0, 0, 0, 1, 0, 0));
        assertThat(api.labels()).singleElement().satisfies(label -> assertThat(label)
                .containsEntry("value", "new"));
    }

    @Test
    void a_preview_of_many_cells_is_promoted_in_slices() {
        // Given
        UUID preview = catalog.preview(Overwrite.REPLACE_AI);
        Catalog.execute(
                "insert into catalog.note (project_id, note_id, patient_id, noted_at, has_time, title, text, text_hash,"
                        + " tokens_o200k, tokens_cl100k, utf8_bytes, upload_id) select project_id, 'M-' || n,"
                        + " patient_id, noted_at, has_time, title, text, text_hash, 1, 1, 1, upload_id"
                        + " from catalog.note, generate_series(1, 1200) n where project_id = ?",
                catalog.project());
        Catalog.execute(
                "insert into review.preview_cell (generation_id, project_id, patient_id, note_id, variable_id, class,"
                        + " drafts, model, variable_version, note_hash) select ?, project_id, patient_id, note_id, ?,"
                        + " 'WRITTEN', '[{\"value\":\"yes\",\"confidence\":1,\"evidence\":[]}]', 'm', 1, text_hash"
                        + " from catalog.note where project_id = ?",
                preview,
                smoking,
                catalog.project());

        // When
        CommandOutcome outcome = Traffic.apply(promote(preview, null));

        // Then
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(1201, 0, 0, 0, 0, 0));
        assertThat(Catalog.rows(
                        "select count(*), count(distinct cast(xmin as text)) from review.label where project_id = ?"
                                + " and removed_at is null",
                        catalog.project()))
                .containsExactly("1201|3");
        assertThat(previewCells(preview)).isEqualTo("0");
    }

    @Test
    void a_command_that_was_broken_off_goes_on_and_counts_what_it_had_done() {
        // Given
        UUID preview = catalog.preview(Overwrite.REPLACE_AI);
        draft(preview, "yes", 0.9);
        LabelCommand promote = promote(preview, null);
        CommandOutcome half = new CommandOutcome(
                promote.id(), catalog.project(), promote.kind(), new CellOutcomes(1, 2, 3, 4, 5, 6), 7);
        Catalog.execute(
                "insert into review.applied_command (id, kind, outcome) values (?, ?, cast(? as jsonb))",
                promote.id(),
                promote.kind().name(),
                EventJson.write(half));

        // When
        CommandOutcome outcome = Traffic.apply(promote);

        // Then
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(2, 2, 3, 4, 5, 6));
        assertThat(outcome.labels()).isEqualTo(8);
        assertThat(Catalog.rows("select done from review.applied_command where id = ?", promote.id()))
                .containsExactly("t");
    }

    @Test
    void discarding_forgets_the_cells() {
        // Given
        UUID preview = catalog.preview(Overwrite.REPLACE_AI);
        UUID other = catalog.preview(Overwrite.REPLACE_AI);
        draft(preview, "yes", 0.9);
        draft(other, "yes", 0.9);
        LabelCommand discard =
                new LabelCommand(Ids.next(), LabelCommand.Kind.DISCARD_PREVIEW, catalog.project(), null, preview, null);

        // When
        CommandOutcome outcome = Traffic.apply(discard);

        // Then
        assertThat(outcome)
                .isEqualTo(new CommandOutcome(
                        discard.id(), catalog.project(), LabelCommand.Kind.DISCARD_PREVIEW, CellOutcomes.NONE, 0));
        assertThat(previewCells(preview)).isEqualTo("0");
        assertThat(previewCells(other)).isEqualTo("1");
        assertThat(api.labels()).isEmpty();
    }

    private LabelCommand promote(UUID preview, String threshold) {
        return new LabelCommand(
                Ids.next(),
                LabelCommand.Kind.PROMOTE_PREVIEW,
                catalog.project(),
                null,
                preview,
                threshold == null ? null : new BigDecimal(threshold));
    }

    private LabelingResult result(UUID generation, String value, double confidence) {
        return Results.answered(
                Results.key(catalog, generation),
                List.of(note),
                Results.unsure(smoking, value, confidence, new Quote(3, 11, "smokes 🚬", true)));
    }

    private LabelingOutcome draft(UUID generation, String value, double confidence) {
        return Traffic.apply(result(generation, value, confidence));
    }

    private void draft(UUID generation, UUID variable, String value) {
        apply(generation, Results.answer(variable, value));
    }

    private LabelingOutcome apply(UUID generation, Answer... answers) {
        return Traffic.apply(Results.answered(Results.key(catalog, generation), List.of(note), answers));
    }

    private static String previewCells(UUID generation) {
        return Catalog.rows("select count(*) from review.preview_cell where generation_id = ?", generation)
                .getFirst();
    }

    /** Everything that results may change. */
    private List<String> state() {
        return Catalog.rows(
                "select c.*, l.* from review.cell c left join review.label l on l.cell_id = c.id"
                        + " where c.project_id = ? order by c.id, l.id",
                catalog.project());
    }
}
