package dev.labelwright.review.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import dev.labelwright.ontology.Stage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClosingBookTest {
    private static final CellOutcomes CELLS = new CellOutcomes(1, 2, 3, 4, 5, 6);
    private static final TaskFailure FAILURE = new TaskFailure(TaskFailure.Code.TIMED_OUT, "no answer");
    private static final Usage USAGE = new Usage(10, 2, 3);

    @Test
    void the_first_closing_result_wins_and_later_ones_repeat_it() {
        // Given
        ClosingBook book = new ClosingBook(List.of());
        LabelingResult first = result(1, LabelingResult.Kind.ANSWERED);
        LabelingResult second = result(2, LabelingResult.Kind.GIVEN_UP);

        // When
        LabelingOutcome one = book.outcome(first, answered -> CELLS);
        LabelingOutcome two = book.outcome(second, answered -> CellOutcomes.NONE);

        // Then
        assertThat(one.closedAs()).isEqualTo(LabelingResult.Kind.ANSWERED);
        assertThat(one.cells()).isEqualTo(CELLS);
        assertThat(two)
                .isEqualTo(new LabelingOutcome(
                        second.key(), LabelingResult.Kind.GIVEN_UP, LabelingResult.Kind.ANSWERED, CELLS, USAGE, null));
        assertThat(book.news()).hasSize(1);
    }

    @Test
    void a_failed_attempt_closes_nothing() {
        // Given
        ClosingBook book = new ClosingBook(List.of());

        // When
        LabelingOutcome outcome = book.outcome(result(1, LabelingResult.Kind.LOST), answered -> CELLS);

        // Then
        assertThat(outcome.closedAs()).isNull();
        assertThat(outcome.failure()).isEqualTo(FAILURE);
        assertThat(outcome.usage()).isEqualTo(USAGE);
        assertThat(book.news()).isEmpty();
    }

    @Test
    void giving_up_closes_without_cells_and_keeps_the_failure() {
        // Given
        ClosingBook book = new ClosingBook(List.of());

        // When
        LabelingOutcome outcome = book.outcome(result(1, LabelingResult.Kind.CANCELLED), answered -> CELLS);

        // Then
        assertThat(outcome.closedAs()).isEqualTo(LabelingResult.Kind.CANCELLED);
        assertThat(outcome.cells()).isEqualTo(CellOutcomes.NONE);
        assertThat(book.news()).singleElement().satisfies(closing -> assertThat(closing.failure())
                .isEqualTo(FAILURE));
    }

    @Test
    void only_answers_that_close_their_round_are_applied() {
        // Given
        LabelingResult stored = result(1, LabelingResult.Kind.GIVEN_UP);
        ClosingBook book = new ClosingBook(List.of(Closing.of(stored, CellOutcomes.NONE)));

        // When
        List<LabelingResult> toAnswer = book.toAnswer(List.of(result(2, LabelingResult.Kind.ANSWERED)));

        // Then
        assertThat(toAnswer).isEmpty();
    }

    private static LabelingResult result(int dispatch, LabelingResult.Kind kind) {
        DispatchKey key = new DispatchKey(
                new UUID(0, 1), 1, dispatch, new UUID(1, dispatch), new UUID(0, 2), new UUID(0, 3), "P");
        return new LabelingResult(
                key,
                kind,
                Stage.NOTE_LABELS,
                List.of("N"),
                "00",
                "model",
                List.of(),
                USAGE,
                null,
                kind == LabelingResult.Kind.ANSWERED ? null : FAILURE);
    }
}
