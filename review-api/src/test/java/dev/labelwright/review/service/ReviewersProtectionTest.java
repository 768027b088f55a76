package dev.labelwright.review.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.labelwright.event.LabelCommand;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.id.Ids;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Reviewer;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one of several reviewers decided is a person's work: no run takes it, settled or not. */
@QuarkusTest
class ReviewersProtectionTest extends ServiceTest {
    private static final String ACCEPT = "{\"action\":\"ACCEPT\"}";

    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final Reviewer anna = new Reviewer(api, "Anna");
    private final Reviewer ben = new Reviewer(api, "Ben");
    private final UUID smoking = catalog.text("Smoking");
    private final UUID drugs = catalog.many("Drugs");
    private UUID first;
    private Object label;

    @BeforeEach
    void draft() {
        catalog.note("N-1");
        catalog.reviewers(2, false);
        first = catalog.generation(Overwrite.REPLACE_AI);
        Traffic.apply(Results.answered(
                Results.key(catalog, first),
                List.of("N-1"),
                Results.answer(smoking, "yes"),
                Results.answer(drugs, "metformin")));
        label = api.labels("variable", "Smoking").getFirst().get("id");
    }

    @ParameterizedTest
    @EnumSource(Overwrite.class)
    void a_run_that_was_started_before_the_decision_changes_nothing(Overwrite overwrite) {
        // Given
        UUID running = catalog.generation(overwrite);
        anna.reviews(label, ACCEPT).then().statusCode(200);

        // When
        LabelingOutcome outcome = answer(running, "no");

        // Then
        assertThat(outcome.cells().protectedCells()).isEqualTo(1);
        assertThat(anna.sees(label)).contains(entry("status", "ACCEPTED"), entry("aiValue", "yes"));
        assertThat(reviewed()).containsExactly("t");
    }

    @ParameterizedTest
    @EnumSource(value = Overwrite.class, names = "REPLACE_ALL", mode = EnumSource.Mode.EXCLUDE)
    void a_later_run_changes_nothing_either(Overwrite overwrite) {
        // Given
        anna.reviews(label, "{\"action\":\"REJECT\"}").then().statusCode(200);

        // When
        LabelingOutcome outcome = answer(catalog.generation(overwrite), "no");

        // Then
        assertThat(outcome.cells().protectedCells()).isEqualTo(1);
        assertThat(anna.sees(label)).contains(entry("status", "REJECTED"), entry("aiValue", "yes"));
    }

    @Test
    void a_cell_with_nothing_but_an_added_value_is_protected_too() {
        // Given
        UUID running = catalog.generation(Overwrite.REPLACE_ALL);
        Object added = anna.adds("N-1", "Drugs", "aspirin").jsonPath().getString("id");

        // When
        LabelingOutcome outcome = Traffic.apply(
                Results.answered(Results.key(catalog, running), List.of("N-1"), Results.answer(drugs, "ibuprofen")));

        // Then
        assertThat(outcome.cells().protectedCells()).isEqualTo(1);
        assertThat(anna.lists("variable", "Drugs")).extracting("aiValue").containsExactly("metformin", null);
        assertThat(anna.sees(added)).contains(entry("value", "aspirin"));
    }

    @Test
    void a_later_run_over_everything_archives_the_decisions_and_they_can_be_restored() {
        // Given
        anna.reviews(label, "{\"action\":\"EDIT\",\"value\":\"no\",\"comment\":\"why\"}");
        ben.reviews(label, ACCEPT);
        LabelingOutcome outcome = answer(catalog.generation(Overwrite.REPLACE_ALL), "perhaps");
        UUID running = catalog.generation(Overwrite.REPLACE_ALL);

        // When
        List<Map<String, Object>> history = api.history(label);
        anna.asks()
                .body("{\"revision\":2}")
                .post(api.path() + "/labels/" + label + "/restore")
                .then()
                .statusCode(200);

        // Then
        assertThat(outcome.cells().written()).isEqualTo(1);
        assertThat(history).extracting("action").containsExactly("DRAFT", "ARCHIVE", "REDRAFT");
        assertThat(anna.sees(label))
                .contains(
                        entry("value", "no"),
                        entry("status", "EDITED"),
                        entry("comment", "why"),
                        entry("aiValue", "yes"));
        assertThat(ben.sees(label)).contains(entry("status", "ACCEPTED"));
        assertThat(answer(running, "perhaps").cells().protectedCells()).isEqualTo(1);
        assertThat(reviewed()).containsExactly("t");
    }

    @Test
    void decisions_that_are_taken_back_protect_nothing() {
        // Given
        anna.reviews(label, ACCEPT);
        anna.reviews(label, "{\"action\":\"RESET\"}");

        // When
        LabelingOutcome outcome = answer(catalog.generation(Overwrite.REPLACE_AI), "no");

        // Then
        assertThat(outcome.cells().written()).isEqualTo(1);
        assertThat(reviewed()).containsExactly("f");
    }

    @Test
    void clearing_a_batch_leaves_what_a_reviewer_decided() {
        // Given
        catalog.batch(1, first);
        anna.reviews(label, ACCEPT);
        anna.adds("N-1", "Drugs", "aspirin");

        // When
        Traffic.apply(new LabelCommand(Ids.next(), LabelCommand.Kind.CLEAR_BATCH, catalog.project(), 1, null, null));

        // Then
        assertThat(anna.lists()).extracting("status").containsExactly("ACCEPTED", "MANUAL");
    }

    @Test
    void decisions_go_with_their_project() {
        // Given
        anna.reviews(label, ACCEPT);
        Catalog.execute("update catalog.project set status = 'DELETING' where id = ?", catalog.project());

        // When
        Traffic.apply(
                new LabelCommand(Ids.next(), LabelCommand.Kind.PURGE_PROJECT, catalog.project(), null, null, null));

        // Then
        assertThat(Catalog.rows(
                        "select count(*) from review.reviewer_decision where label_id = cast(? as uuid)", label))
                .containsExactly("0");
    }

    private LabelingOutcome answer(UUID generation, String value) {
        return Traffic.apply(
                Results.answered(Results.key(catalog, generation), List.of("N-1"), Results.answer(smoking, value)));
    }

    private List<String> reviewed() {
        return Catalog.rows(
                "select reviewed from review.cell where project_id = ? and variable_id = ?",
                catalog.project(),
                smoking);
    }
}
