package dev.labelwright.review.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Topics;
import dev.labelwright.id.Ids;
import dev.labelwright.review.fixture.Api;
import dev.labelwright.review.fixture.Catalog;
import dev.labelwright.review.fixture.Results;
import dev.labelwright.review.fixture.Traffic;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.servers.TestTopics;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ApplyTest extends ServiceTest {
    private final Catalog catalog = new Catalog();
    private final Api api = new Api(catalog);
    private final String note = catalog.note("N-1");
    private final UUID smoking = catalog.text("Smoking");

    @Test
    void a_result_becomes_a_label() {
        // Given
        UUID generation = catalog.generation(Overwrite.REPLACE_AI);

        // When
        LabelingOutcome outcome = draft(generation, "yes");

        // Then
        assertThat(outcome.closedAs()).isEqualTo(LabelingResult.Kind.ANSWERED);
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(1, 0, 0, 0, 0, 0));
        assertThat(outcome.usage()).isEqualTo(Results.USAGE);
        Map<String, Object> label = api.labels().getFirst();
        assertThat(label)
                .contains(
                        entry("patientId", Catalog.PATIENT),
                        entry("noteId", note),
                        entry("variable", "Smoking"),
                        entry("scope", "ONE_PER_NOTE"),
                        entry("value", "yes"),
                        entry("aiValue", "yes"),
                        entry("status", "DRAFT"),
                        entry("reviewer", null),
                        entry("model", Results.MODEL),
                        entry("generationId", generation.toString()),
                        entry("stale", false),
                        entry("belowThreshold", false),
                        entry("version", 1))
                .doesNotContainKey("removedAt");
        assertThat(label.get("evidence").toString())
                .contains("noteId=N-1, start=3, end=11, text=smokes 🚬, grounded=true")
                .contains("noteId=N-1, start=null, end=null, text=he said, grounded=false");
        assertThat(Catalog.rows(
                        "select has_value, reviewed, generation_ordinal, asked_at is not null from review.cell"
                                + " where project_id = ?",
                        catalog.project()))
                .containsExactly("t|f|1|t");
    }

    @Test
    void the_same_message_again_repeats_the_outcome_and_changes_nothing() {
        // Given
        LabelingResult result = result(catalog.generation(Overwrite.REPLACE_AI), "yes");
        Traffic.apply(result);
        List<String> before = state();

        // When
        Traffic.send(result);
        List<LabelingOutcome> outcomes = Traffic.outcomes(result.key().dispatchId(), 2);

        // Then
        assertThat(outcomes.getLast()).isEqualTo(outcomes.getFirst());
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void another_result_of_a_closed_round_repeats_its_outcome_under_its_own_key() {
        // Given
        LabelingResult first = result(catalog.generation(Overwrite.REPLACE_AI), "yes");
        Traffic.apply(first);
        List<String> before = state();
        DispatchKey late = Results.again(first.key());

        // When
        LabelingOutcome outcome = Traffic.apply(Results.answered(late, List.of(note), Results.answer(smoking, "no")));
        LabelingOutcome lost = Traffic.apply(Results.failed(Results.again(late), LabelingResult.Kind.LOST));

        // Then
        assertThat(outcome.key()).isEqualTo(late);
        assertThat(outcome.closedAs()).isEqualTo(LabelingResult.Kind.ANSWERED);
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(1, 0, 0, 0, 0, 0));
        assertThat(lost.kind()).isEqualTo(LabelingResult.Kind.LOST);
        assertThat(lost.closedAs()).isEqualTo(LabelingResult.Kind.ANSWERED);
        assertThat(lost.failure()).isNull();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void a_failed_attempt_leaves_the_round_open_and_giving_up_closes_it() {
        // Given
        DispatchKey key = Results.key(catalog, catalog.generation(Overwrite.REPLACE_AI));

        // When
        LabelingOutcome failed = Traffic.apply(Results.failed(key, LabelingResult.Kind.ATTEMPT_FAILED));
        LabelingOutcome givenUp = Traffic.apply(Results.failed(Results.again(key), LabelingResult.Kind.GIVEN_UP));

        // Then
        assertThat(failed.closedAs()).isNull();
        assertThat(failed.failure().message()).isEqualTo("no answer in time");
        assertThat(givenUp.closedAs()).isEqualTo(LabelingResult.Kind.GIVEN_UP);
        assertThat(givenUp.cells()).isEqualTo(CellOutcomes.NONE);
        assertThat(api.labels()).isEmpty();
    }

    // The label is reviewed, and then a generation of this policy that was started before or after comes with another.
    @ParameterizedTest
    @CsvSource({
        "SKIP, before, yes",
        "SKIP, after, yes",
        "REPLACE_AI, before, yes",
        "REPLACE_AI, after, yes",
        "REPLACE_ALL, before, yes",
        "REPLACE_ALL, after, no"
    })
    void a_review_stands_unless_replace_all_was_started_after_it(Overwrite overwrite, String started, String value) {
        // Given
        draft(catalog.generation(Overwrite.REPLACE_AI), "yes");
        UUID early = catalog.generation(overwrite);
        Object label = api.labels().getFirst().get("id");
        api.review(label, "{\"action\":\"ACCEPT\"}").then().statusCode(200);
        UUID generation = started.equals("before") ? early : catalog.generation(overwrite);

        // When
        LabelingOutcome outcome = draft(generation, "no");

        // Then
        boolean stands = value.equals("yes");
        assertThat(outcome.cells())
                .isEqualTo(stands ? new CellOutcomes(0, 0, 1, 0, 0, 0) : new CellOutcomes(1, 0, 0, 0, 0, 0));
        assertThat(api.labels()).singleElement().satisfies(found -> assertThat(found)
                .contains(entry("id", label), entry("value", value), entry("status", stands ? "ACCEPTED" : "DRAFT")));
    }

    @Test
    void an_older_generations_late_draft_never_replaces_a_newer_one() {
        // Given
        UUID older = catalog.generation(Overwrite.REPLACE_AI);
        draft(catalog.generation(Overwrite.REPLACE_AI), "new");

        // When
        LabelingOutcome outcome = draft(older, "old");

        // Then
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(0, 0, 0, 1, 0, 0));
        assertThat(api.labels()).singleElement().satisfies(label -> assertThat(label)
                .containsEntry("value", "new"));
    }

    @Test
    void an_empty_answer_shows_as_null_and_counts_as_no_value() {
        // When
        LabelingOutcome outcome = draft(catalog.generation(Overwrite.REPLACE_AI));

        // Then
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(0, 0, 0, 0, 0, 1));
        assertThat(api.labels()).singleElement().satisfies(label -> assertThat(label)
                .contains(entry("value", null), entry("confidence", null)));
        assertThat(Catalog.rows("select has_value from review.cell where project_id = ?", catalog.project()))
                .containsExactly("f");
    }

    @Test
    void of_many_values_the_vanished_are_removed_with_their_history() {
        // Given
        UUID medication = catalog.many("Medication");
        UUID first = catalog.generation(Overwrite.REPLACE_AI);
        apply(first, List.of(note), medication, "aspirin", "metformin");
        Object gone = api.labels().stream()
                .filter(label -> label.get("value").equals("aspirin"))
                .findFirst()
                .orElseThrow()
                .get("id");

        // When
        LabelingOutcome outcome =
                apply(catalog.generation(Overwrite.REPLACE_AI), List.of(note), medication, "metformin", "ibuprofen");

        // Then
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(1, 0, 0, 0, 0, 0));
        assertThat(api.labels())
                .extracting(label -> label.get("value"))
                .containsExactlyInAnyOrder("metformin", "ibuprofen");
        assertThat(api.history(gone))
                .extracting(revision -> revision.get("action"))
                .containsExactly("DRAFT", "REMOVE");
        assertThat(api.review(gone, "{\"action\":\"ACCEPT\"}").statusCode()).isEqualTo(409);
    }

    @Test
    void every_note_that_shares_a_text_gets_its_label_and_strangers_are_passed_over() {
        // Given
        catalog.note("N-2");
        UUID deleted = catalog.text("Deleted");
        catalog.deleteVariable(deleted);
        UUID generation = catalog.generation(Overwrite.REPLACE_AI);

        // When
        LabelingOutcome outcome = Traffic.apply(Results.answered(
                Results.key(catalog, generation),
                List.of("N-1", "N-2", "N-unknown"),
                Results.answer(smoking, "yes"),
                Results.answer(deleted, "yes")));

        // Then
        assertThat(outcome.cells()).isEqualTo(new CellOutcomes(2, 0, 0, 4, 0, 0));
        assertThat(api.labels()).extracting(label -> label.get("noteId")).containsExactly("N-1", "N-2");
    }

    @Test
    void what_cannot_be_read_or_applied_is_put_aside_and_the_rest_goes_on() {
        // Given
        UUID generation = catalog.generation(Overwrite.REPLACE_AI);
        LabelingResult poison =
                Results.answered(Results.key(catalog, generation), List.of(note), Results.answer(smoking, "no\0body"));
        LabelingResult stranger =
                Results.answered(Results.key(new Catalog(), generation), List.of(note), Results.answer(smoking, "no"));
        String unreadable = "{\"unreadable\":\"" + Ids.next() + "\"}";

        // When
        TestTopics.current().send(Topics.LABELING_RESULTS, poison.key().messageKey(), unreadable);
        Traffic.send(poison);
        Traffic.send(stranger);
        LabelingOutcome outcome = draft(generation, "yes");

        // Then
        assertThat(outcome.cells().written()).isEqualTo(1);
        assertThat(TestTopics.current()
                        .await(
                                Topics.LABELING_RESULTS_DEAD,
                                found -> found.stream()
                                                .filter(message -> message.key()
                                                        .equals(poison.key().messageKey()))
                                                .count()
                                        >= 2,
                                Duration.ofSeconds(20)))
                .filteredOn(message -> message.key().equals(poison.key().messageKey()))
                .extracting(message -> message.value())
                .contains(unreadable)
                .anyMatch(value -> value.contains(poison.key().dispatchId().toString()));
        assertThat(Catalog.rows(
                        "select count(*) from review.applied_result where task_id in (?, ?)",
                        poison.key().taskId(),
                        stranger.key().taskId()))
                .containsExactly("0");
    }

    private LabelingOutcome draft(UUID generation, String... values) {
        return apply(generation, List.of(note), smoking, values);
    }

    private LabelingOutcome apply(UUID generation, List<String> notes, UUID variable, String... values) {
        return Traffic.apply(
                Results.answered(Results.key(catalog, generation), notes, Results.answer(variable, values)));
    }

    private LabelingResult result(UUID generation, String value) {
        return Results.answered(Results.key(catalog, generation), List.of(note), Results.answer(smoking, value));
    }

    /** Everything that results may change. */
    private List<String> state() {
        return Catalog.rows(
                "select l.*, c.*, (select count(*) from review.revision r where r.label_id = l.id) from review.label l"
                        + " join review.cell c on c.id = l.cell_id where l.project_id = ? order by l.id",
                catalog.project());
    }
}
