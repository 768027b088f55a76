package dev.labelwright.review.apply;

import static dev.labelwright.review.apply.CellFixture.BEFORE;
import static dev.labelwright.review.apply.CellFixture.NOW;
import static dev.labelwright.review.apply.CellFixture.SURE;
import static dev.labelwright.review.apply.CellFixture.THRESHOLDS;
import static dev.labelwright.review.apply.CellFixture.UNSURE;
import static dev.labelwright.review.apply.CellFixture.answer;
import static dev.labelwright.review.apply.CellFixture.cell;
import static dev.labelwright.review.apply.CellFixture.draft;
import static dev.labelwright.review.apply.CellFixture.generation;
import static dev.labelwright.review.apply.CellFixture.label;
import static dev.labelwright.review.apply.CellFixture.reviewed;
import static dev.labelwright.review.apply.CellFixture.unsure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.selection.Overwrite;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellDecisionTest {
    private static final AskingGeneration AI = generation(Overwrite.REPLACE_AI, 5);
    private static final AskingGeneration ALL = generation(Overwrite.REPLACE_ALL, 5);

    @Test
    void an_empty_answer_leaves_a_trace_in_a_cell_of_one() {
        // When
        CellDecision decision = decide(cell(null), answer(AI, Scope.ONE_PER_NOTE));

        // Then
        assertThat(decision.cell().labels()).singleElement().satisfies(label -> assertThat(label.statedValue())
                .isNull());
        assertThat(decision.cell().hasValue()).isFalse();
        assertThat(decision.cell().generationOrdinal()).isEqualTo(5);
        assertThat(decision.changes()).extracting(LabelChange::action).containsExactly(RevisionAction.DRAFT);
    }

    @Test
    void an_empty_answer_empties_a_draft_and_keeps_its_id() {
        // Given
        Label draft = label(1, 4, "A");

        // When
        CellDecision decision = decide(cell(4, draft), answer(AI, Scope.ONE_PER_NOTE));

        // Then
        assertThat(decision.cell().labels()).singleElement().satisfies(label -> {
            assertThat(label.id()).isEqualTo(draft.id());
            assertThat(label.statedValue()).isNull();
            assertThat(label.version()).isEqualTo(2);
        });
    }

    @Test
    void an_empty_answer_displaces_no_review_however_old() {
        for (Scope scope : Scope.values()) {
            // Given
            Cell cell = cell(4, reviewed(label(1, 4, "A"), ReviewStatus.ACCEPTED, BEFORE));

            // When
            CellDecision decision = decide(cell, answer(ALL, scope));

            // Then
            assertThat(decision.cell().labels()).as("%s", scope).isEqualTo(cell.labels());
            assertThat(decision.changes()).as("%s", scope).isEmpty();
        }
    }

    @Test
    void an_unsure_draft_is_kept_and_does_not_count() {
        for (Scope scope : Scope.values()) {
            // When
            CellDecision decision = decide(cell(4, label(1, 4, "A")), unsure(AI, scope, "B"));

            // Then
            assertThat(decision.cellClass()).as("%s", scope).isEqualTo(CellClass.BELOW_THRESHOLD);
            assertThat(decision.cell().labels()).as("%s", scope).singleElement().satisfies(label -> {
                assertThat(label.statedValue().textValue()).isEqualTo("B");
                assertThat(label.effectiveValue(THRESHOLDS)).isNull();
                assertThat(label.belowThreshold(THRESHOLDS)).isTrue();
            });
            assertThat(decision.cell().hasValue()).as("%s", scope).isTrue();
        }
    }

    @Test
    void an_unsure_draft_displaces_no_review_however_old() {
        for (Scope scope : Scope.values()) {
            // Given
            Cell cell = cell(4, reviewed(label(1, 4, "A"), ReviewStatus.ACCEPTED, BEFORE));

            // When
            CellDecision decision = decide(cell, unsure(ALL, scope, "B"));

            // Then
            assertThat(decision.cellClass()).as("%s", scope).isEqualTo(CellClass.BELOW_THRESHOLD);
            assertThat(decision.cell().labels()).as("%s", scope).isEqualTo(cell.labels());
            assertThat(decision.cell().generationOrdinal()).as("%s", scope).isEqualTo(5);
            assertThat(decision.changes()).as("%s", scope).isEmpty();
        }
    }

    @Test
    void of_many_values_the_unsure_are_written_with_the_sure() {
        // When
        CellDecision decision =
                decide(cell(4), answer(AI, Scope.MANY_PER_NOTE, List.of(draft(AI, "A", SURE), draft(AI, "B", UNSURE))));

        // Then
        assertThat(decision.cellClass()).isEqualTo(CellClass.WRITTEN);
        assertThat(decision.cell().labels())
                .extracting(label -> label.statedValue().textValue() + " " + label.belowThreshold(THRESHOLDS))
                .containsExactly("A false", "B true");
    }

    @Test
    void an_empty_answer_removes_the_drafts_of_a_cell_of_many() {
        // When
        CellDecision decision = decide(cell(4, label(1, 4, "A"), label(2, 4, "B")), answer(AI, Scope.MANY_PER_NOTE));

        // Then
        assertThat(decision.cell().labels()).isEmpty();
        assertThat(decision.changes()).allSatisfy(change -> {
            assertThat(change.action()).isEqualTo(RevisionAction.REMOVE);
            assertThat(change.after().removedAt()).isEqualTo(NOW);
            assertThat(change.after().version()).isEqualTo(2);
        });
    }

    @Test
    void an_old_review_gives_way_under_replace_all_and_stays_in_the_revision() {
        // Given
        Label old = reviewed(label(1, 4, "A"), ReviewStatus.EDITED, BEFORE);

        // When
        CellDecision decision = decide(cell(4, old), answer(ALL, Scope.ONE_PER_NOTE, "A"));

        // Then
        assertThat(decision.cellClass()).isEqualTo(CellClass.WRITTEN);
        assertThat(decision.cell().labels()).singleElement().satisfies(label -> {
            assertThat(label.id()).isEqualTo(old.id());
            assertThat(label.decision()).isEqualTo(Decision.NONE);
            assertThat(label.statedValue().textValue()).isEqualTo("A");
        });
        assertThat(decision.changes()).singleElement().satisfies(change -> assertThat(change.before())
                .isEqualTo(old));
    }

    @Test
    void of_many_values_those_that_are_there_stay_and_the_others_go() {
        // Given
        Label stays = label(1, 4, "A");
        Label goes = label(2, 4, "B");

        // When
        CellDecision decision = decide(cell(4, stays, goes), answer(AI, Scope.MANY_PER_NOTE, "A", "C"));

        // Then
        assertThat(decision.cell().labels())
                .extracting(label -> label.statedValue().textValue())
                .containsExactlyInAnyOrder("A", "C");
        assertThat(decision.cell().labels())
                .filteredOn(label -> label.id().equals(stays.id()))
                .singleElement()
                .satisfies(label -> assertThat(label.draft().generationId()).isEqualTo(AI.id()));
        assertThat(decision.changes())
                .extracting(LabelChange::action)
                .containsExactlyInAnyOrder(RevisionAction.REDRAFT, RevisionAction.DRAFT, RevisionAction.REMOVE);
    }

    @Test
    void an_old_review_among_many_is_removed_and_its_value_drafted_anew() {
        // Given
        Label old = reviewed(label(1, 4, "A"), ReviewStatus.ACCEPTED, BEFORE);

        // When
        CellDecision decision = decide(cell(4, old), answer(ALL, Scope.MANY_PER_NOTE, "A"));

        // Then
        assertThat(decision.cell().labels()).singleElement().satisfies(label -> {
            assertThat(label.id()).isNotEqualTo(old.id());
            assertThat(label.isReviewed()).isFalse();
        });
        assertThat(decision.changes())
                .filteredOn(change -> change.action() == RevisionAction.REMOVE)
                .singleElement()
                .satisfies(change -> assertThat(change.after().decision()).isEqualTo(old.decision()));
    }

    @Test
    void the_same_value_renews_the_draft() {
        // When
        CellDecision decision = decide(cell(4, label(1, 4, "A")), answer(AI, Scope.ONE_PER_NOTE, "A"));

        // Then
        assertThat(decision.cellClass()).isEqualTo(CellClass.UNCHANGED);
        assertThat(decision.cell().labels()).singleElement().satisfies(label -> {
            assertThat(label.draft().generationId()).isEqualTo(AI.id());
            assertThat(label.version()).isEqualTo(2);
        });
    }

    @Test
    void a_narrowed_scope_leaves_one_label() {
        // When
        CellDecision decision =
                decide(cell(4, label(1, 4, "A"), label(2, 4, "B")), answer(AI, Scope.ONE_PER_NOTE, "B"));

        // Then
        assertThat(decision.cell().labels())
                .extracting(label -> label.statedValue().textValue())
                .containsExactly("B");
    }

    private static CellDecision decide(Cell cell, CellAnswer answer) {
        return CellDecision.on(cell, answer, Ids::next);
    }
}
