package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.LabelingOutcome;
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

/** What counts depends on thresholds, and on those of the moment. */
@QuarkusTest
class ThresholdTest extends ServiceTest {
    private static final CellOutcomes WRITTEN = new CellOutcomes(1, 0, 0, 0, 0, 0);
    private static final CellOutcomes BELOW = new CellOutcomes(0, 0, 0, 0, 1, 0);

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final String note = catalog.note("N-1");
    private final UUID smoking = catalog.text("Smoking");

    @Test
    void another_threshold_of_the_project_or_the_variable_changes_answers_without_a_write() {
        // Given
        LabelingOutcome outcome = draft(catalog.generation(Overwrite.REPLACE_AI), "yes", 0.6);
        assertThat(outcome.cells()).isEqualTo(WRITTEN);
        assertValue("yes", false);
        List<String> before = stored();

        // When, then
        threshold("project", 0.7, catalog.project());
        assertValue(null, true);
        threshold("variable", 0.5, smoking);
        assertValue("yes", false);
        threshold("project", 0.1, catalog.project());
        threshold("variable", 0.61, smoking);
        assertValue(null, true);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void the_generations_own_threshold_goes_before_the_projects() {
        // Given
        threshold("project", 0.9, catalog.project());
        UUID lenient = catalog.generation(Overwrite.REPLACE_AI);
        threshold("generation", 0.3, lenient);
        UUID strict = catalog.generation(Overwrite.REPLACE_AI);
        threshold("generation", 0.95, strict);

        // When
        LabelingOutcome written = draft(lenient, "yes", 0.4);
        assertValue("yes", false);
        LabelingOutcome below = draft(strict, "yes", 0.94);

        // Then
        assertThat(written.cells()).isEqualTo(WRITTEN);
        assertThat(below.cells()).isEqualTo(BELOW);
        assertValue(null, true);
        Object label = api.labels().getFirst().get("id");
        assertThat(api.history(label))
                .extracting(revision -> (Object) ((Map<?, ?>) revision.get("to")).get("value"))
                .containsExactly("yes", null);
    }

    @Test
    void accepting_makes_a_draft_count_and_resetting_takes_it_back() {
        // Given
        threshold("project", 0.7, catalog.project());
        assertThat(draft(catalog.generation(Overwrite.REPLACE_AI), "yes", 0.6).cells())
                .isEqualTo(BELOW);
        Object label = api.labels().getFirst().get("id");

        // When, then
        assertThat(api.review(label, "{\"action\":\"ACCEPT\"}").jsonPath().getMap(""))
                .contains(entry("value", "yes"), entry("belowThreshold", false));
        assertThat(api.review(label, "{\"action\":\"RESET\"}").jsonPath().getMap(""))
                .contains(entry("value", null), entry("aiValue", "yes"), entry("belowThreshold", true));
    }

    @Test
    void the_export_and_the_view_of_the_database_agree_with_the_list() {
        // Given
        catalog.note("N-2");
        draft(catalog.generation(Overwrite.REPLACE_AI), "unsure", 0.6);
        Traffic.apply(Results.answered(
                Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI)),
                List.of("N-2"),
                Results.unsure(smoking, "sure", 0.8)));

        // When
        threshold("project", 0.7, catalog.project());

        // Then
        assertThat(given().get(api.path() + "/export").asString())
                .contains(",sure,sure,DRAFT,")
                .doesNotContain("unsure");
        assertThat(given().get(api.path() + "/export?includeNull=true").asString())
                .contains(",,unsure,DRAFT,");
        assertThat(Catalog.rows(
                        "select note_id, value, below_threshold from review.effective_label where project_id = ?"
                                + " order by note_id",
                        catalog.project()))
                .containsExactly("N-1|-|t", "N-2|\"sure\"|f");
        assertThat(api.labels())
                .extracting(found -> found.get("value") + " " + found.get("belowThreshold"))
                .containsExactly("null true", "sure false");
    }

    @Test
    void a_draft_below_the_threshold_is_a_value_to_skip() {
        // Given
        threshold("project", 0.7, catalog.project());
        draft(catalog.generation(Overwrite.REPLACE_AI), "yes", 0.6);

        // When
        LabelingOutcome outcome = draft(catalog.generation(Overwrite.SKIP), "no", 0.9);

        // Then
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(0, 0, 0, 1, 0, 0));
        assertThat(Catalog.rows("select has_value from review.cell where project_id = ?", catalog.project()))
                .containsExactly("t");
    }

    private LabelingOutcome draft(UUID generation, String value, double confidence) {
        return Traffic.apply(Results.answered(
                Results.key(catalog, generation), List.of(note), Results.unsure(smoking, value, confidence)));
    }

    private void assertValue(String value, boolean belowThreshold) {
        assertThat(api.labels()).singleElement().satisfies(label -> {
            assertThat(label)
                    .contains(entry("value", value), entry("aiValue", "yes"), entry("belowThreshold", belowThreshold));
            assertThat(given().get(api.path() + "/labels/" + label.get("id"))
                            .jsonPath()
                            .getMap(""))
                    .isEqualTo(label);
        });
    }

    private static void threshold(String table, double threshold, UUID id) {
        Catalog.execute("update catalog." + table + " set confidence_threshold = ? where id = ?", threshold, id);
    }

    private List<String> stored() {
        return Catalog.rows(
                "select l.*, l.xmin, c.*, c.xmin from review.label l join review.cell c on c.id = l.cell_id"
                        + " where l.project_id = ?",
                catalog.project());
    }
}
