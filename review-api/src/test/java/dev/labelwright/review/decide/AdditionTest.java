package dev.labelwright.review.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.ontology.Scope;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.review.label.Snapshot;
import dev.labelwright.review.store.RevisedState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person may put into a cell: a new value, or an earlier one. */
class AdditionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final JsonNode VALUE = TextNode.valueOf("by hand");
    private static final UUID NEW = new UUID(0, 7);
    private static final Evidence QUOTE = new Evidence("N", 0, 2, "He", true);

    @ParameterizedTest
    @EnumSource(Scope.class)
    void an_empty_cell_takes_a_label_of_any_scope(Scope scope) {
        // When
        LabelChange change = addition().on(cell(), scope, NEW);

        // Then
        assertThat(change.before()).isNull();
        assertThat(change.action()).isEqualTo(RevisionAction.ADD);
        assertThat(change.after().id()).isEqualTo(NEW);
        assertThat(change.after().decision())
                .isEqualTo(new Decision(ReviewStatus.MANUAL, VALUE, "somebody", NOW, "why"));
        assertThat(change.after().draft()).isEqualTo(AiDraft.none(List.of(QUOTE), "ff"));
    }

    @Test
    void an_empty_draft_keeps_its_id_and_source_and_gets_the_persons_quotes() {
        // Given
        Label empty = label(1, null);

        // When
        LabelChange change = addition().on(cell(empty), Scope.ONE_PER_NOTE, NEW);

        // Then
        assertThat(change.before()).isEqualTo(empty);
        assertThat(change.after().id()).isEqualTo(empty.id());
        assertThat(change.after().version()).isEqualTo(2);
        assertThat(change.after().statedValue()).isEqualTo(VALUE);
        assertThat(change.after().draft().model()).isEqualTo("model");
        assertThat(change.after().draft().evidence()).containsExactly(QUOTE);
        assertThat(change.after().draft().noteHash()).isEqualTo("ff");
    }

    @Test
    void a_value_is_in_the_way_of_one_label_and_not_of_many() {
        // Given
        Cell taken = cell(label(1, "drafted"));

        // When, then
        assertThat(addition().on(taken, Scope.MANY_PER_NOTE, NEW).after().id()).isEqualTo(NEW);
        for (Scope scope : List.of(Scope.ONE_PER_NOTE, Scope.ONE_PER_PATIENT)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> addition().on(taken, scope, NEW))
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.WRONG_STATE))
                    .withMessageContaining(new UUID(0, 1).toString());
        }
    }

    @Test
    void a_rejected_empty_label_is_a_decision_and_in_the_way() {
        // Given
        Label rejected = label(1, null)
                .decided(new Decision(ReviewStatus.REJECTED, null, "somebody else", NOW.minusSeconds(5), null));

        // When, then
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> addition().on(cell(rejected), Scope.ONE_PER_NOTE, NEW));
    }

    @Test
    void a_reset_of_an_empty_draft_takes_the_persons_quotes_away() {
        // Given
        Label manual =
                addition().on(cell(label(1, null)), Scope.ONE_PER_NOTE, NEW).after();
        Label rejected = manual.decided(new Decision(ReviewStatus.REJECTED, null, "somebody", NOW, null));

        // When
        LabelChange reset = new ReviewDecision(ReviewAction.RESET, null, null, "somebody", NOW, false).on(rejected);

        // Then
        assertThat(reset.after().decision()).isEqualTo(Decision.NONE);
        assertThat(reset.after().draft().evidence()).isEmpty();
    }

    @Test
    void a_restored_decision_is_the_restorers_of_now() {
        // Given
        Label redrafted = label(1, "drafted");
        Decision earlier = new Decision(ReviewStatus.EDITED, VALUE, "somebody else", NOW.minusSeconds(99), "then");
        RevisedState state = new RevisedState(2, new Snapshot(redrafted.draft(), earlier, List.of()));

        // When
        LabelChange change =
                new Restoration(state, null, "somebody", NOW).on(redrafted, cell(redrafted), Scope.ONE_PER_NOTE);

        // Then
        assertThat(change.action()).isEqualTo(RevisionAction.RESTORE);
        assertThat(change.after().decision())
                .isEqualTo(new Decision(ReviewStatus.EDITED, VALUE, "somebody", NOW, "then"));
    }

    @Test
    void a_restored_draft_is_one_that_nobody_reviewed() {
        // Given
        Label decided = label(1, "drafted").decided(new Decision(ReviewStatus.ACCEPTED, null, "somebody", NOW, null));
        RevisedState state = new RevisedState(1, new Snapshot(decided.draft(), Decision.NONE, List.of()));

        // When
        LabelChange change =
                new Restoration(state, "why", "somebody", NOW).on(decided, cell(decided), Scope.ONE_PER_NOTE);

        // Then
        assertThat(change.after().decision()).isEqualTo(Decision.NONE);
        assertThat(change.comment()).isEqualTo("why");
    }

    @Test
    void a_removed_label_comes_back_beside_others_only_in_a_cell_for_many() {
        // Given
        Label removed = label(1, "drafted").removed(NOW.minusSeconds(5));
        Cell taken = cell(label(2, "another"));
        Restoration restoration = new Restoration(
                new RevisedState(1, new Snapshot(removed.draft(), Decision.NONE, List.of())), null, "somebody", NOW);

        // When, then
        assertThat(restoration.on(removed, taken, Scope.MANY_PER_NOTE).after().removedAt())
                .isNull();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> restoration.on(removed, taken, Scope.ONE_PER_PATIENT))
                .withMessageContaining(new UUID(0, 2).toString());
    }

    @Test
    void a_revision_that_removed_the_label_leaves_nothing_to_bring_back() {
        // Given
        Label removed = label(1, "drafted").removed(NOW.minusSeconds(5));

        // When, then
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new Restoration(new RevisedState(2, null), null, "somebody", NOW)
                        .on(removed, cell(), Scope.MANY_PER_NOTE))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.WRONG_STATE));
    }

    private static Addition addition() {
        return new Addition(VALUE, new Quoting(List.of(QUOTE), "ff"), "why", "somebody", NOW);
    }

    private static Cell cell(Label... labels) {
        return new Cell(new UUID(0, 2), key(), 1, List.of(labels));
    }

    private static Label label(int id, String value) {
        AiDraft draft = new AiDraft(
                value == null ? null : TextNode.valueOf(value),
                value == null ? null : 0.5,
                List.of(),
                "model",
                1,
                new UUID(0, 9),
                1,
                null,
                "00",
                NOW.minusSeconds(9));
        return new Label(new UUID(0, id), new UUID(0, 2), key(), draft, Decision.NONE, List.of(), 1, null);
    }

    private static CellKey key() {
        return new CellKey(new UUID(0, 3), "P", "N", new UUID(0, 4));
    }
}
