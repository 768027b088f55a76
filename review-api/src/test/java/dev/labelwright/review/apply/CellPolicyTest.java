package dev.labelwright.review.apply;

import static dev.labelwright.review.apply.CellFixture.AFTER;
import static dev.labelwright.review.apply.CellFixture.BEFORE;
import static dev.labelwright.review.apply.CellFixture.STARTED;
import static dev.labelwright.review.apply.CellFixture.UNSURE;
import static dev.labelwright.review.apply.CellFixture.answer;
import static dev.labelwright.review.apply.CellFixture.cell;
import static dev.labelwright.review.apply.CellFixture.draft;
import static dev.labelwright.review.apply.CellFixture.generation;
import static dev.labelwright.review.apply.CellFixture.label;
import static dev.labelwright.review.apply.CellFixture.reviewed;
import static dev.labelwright.review.apply.CellFixture.unsure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Scope;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.selection.Overwrite;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CellPolicyTest {
    private static final int ASKING = 5;

    /** What the cell holds: nothing, an unreviewed draft, or a label reviewed before or after the generation began. */
    enum State {
        NONE,
        DRAFT,
        BEFORE,
        AFTER
    }

    // Overwrite, state, the cell's newest generation; then the class of an empty, an unsure, the same and a
    // different answer.
    @ParameterizedTest
    @CsvSource({
        "SKIP,        NONE,   older, EMPTY,      BELOW_THRESHOLD, WRITTEN,    WRITTEN",
        "SKIP,        NONE,   newer, SUPERSEDED, SUPERSEDED,      SUPERSEDED, SUPERSEDED",
        "SKIP,        DRAFT,  older, SUPERSEDED, SUPERSEDED,      SUPERSEDED, SUPERSEDED",
        "SKIP,        DRAFT,  newer, SUPERSEDED, SUPERSEDED,      SUPERSEDED, SUPERSEDED",
        "SKIP,        BEFORE, older, PROTECTED,  PROTECTED,       PROTECTED,  PROTECTED",
        "SKIP,        BEFORE, newer, PROTECTED,  PROTECTED,       PROTECTED,  PROTECTED",
        "SKIP,        AFTER,  older, PROTECTED,  PROTECTED,       PROTECTED,  PROTECTED",
        "SKIP,        AFTER,  newer, PROTECTED,  PROTECTED,       PROTECTED,  PROTECTED",
        "REPLACE_AI,  NONE,   older, EMPTY,      BELOW_THRESHOLD, WRITTEN,    WRITTEN",
        "REPLACE_AI,  NONE,   newer, SUPERSEDED, SUPERSEDED,      SUPERSEDED, SUPERSEDED",
        "REPLACE_AI,  DRAFT,  older, EMPTY,      BELOW_THRESHOLD, UNCHANGED,  WRITTEN",
        "REPLACE_AI,  DRAFT,  newer, SUPERSEDED, SUPERSEDED,      SUPERSEDED, SUPERSEDED",
        "REPLACE_AI,  BEFORE, older, PROTECTED,  PROTECTED,       PROTECTED,  PROTECTED",
        "REPLACE_AI,  BEFORE, newer, PROTECTED,  PROTECTED,       PROTECTED,  PROTECTED",
        "REPLACE_AI,  AFTER,  older, PROTECTED,  PROTECTED,       PROTECTED,  PROTECTED",
        "REPLACE_AI,  AFTER,  newer, PROTECTED,  PROTECTED,       PROTECTED,  PROTECTED",
        "REPLACE_ALL, NONE,   older, EMPTY,      BELOW_THRESHOLD, WRITTEN,    WRITTEN",
        "REPLACE_ALL, NONE,   newer, SUPERSEDED, SUPERSEDED,      SUPERSEDED, SUPERSEDED",
        "REPLACE_ALL, DRAFT,  older, EMPTY,      BELOW_THRESHOLD, UNCHANGED,  WRITTEN",
        "REPLACE_ALL, DRAFT,  newer, SUPERSEDED, SUPERSEDED,      SUPERSEDED, SUPERSEDED",
        "REPLACE_ALL, BEFORE, older, EMPTY,      BELOW_THRESHOLD, WRITTEN,    WRITTEN",
        "REPLACE_ALL, BEFORE, newer, SUPERSEDED, SUPERSEDED,      SUPERSEDED, SUPERSEDED",
        "REPLACE_ALL, AFTER,  older, PROTECTED,  PROTECTED,       PROTECTED,  PROTECTED",
        "REPLACE_ALL, AFTER,  newer, PROTECTED,  PROTECTED,       PROTECTED,  PROTECTED",
    })
    void every_case_has_one_class(
            Overwrite overwrite,
            State state,
            String newest,
            CellClass empty,
            CellClass below,
            CellClass same,
            CellClass different) {
        AskingGeneration generation = generation(overwrite, ASKING);
        int ordinal = newest.equals("newer") ? ASKING + 1 : ASKING - 1;

        for (Scope scope : Scope.values()) {
            for (ReviewStatus status : List.of(ReviewStatus.ACCEPTED, ReviewStatus.EDITED, ReviewStatus.REJECTED)) {
                // Given
                Cell cell = cellIn(state, ordinal, status);

                // When, then
                assertThat(CellPolicy.classify(cell, answer(generation, scope)))
                        .as("empty, %s, %s", scope, status)
                        .isEqualTo(empty);
                assertThat(CellPolicy.classify(cell, unsure(generation, scope, "A")))
                        .as("unsure of the same, %s, %s", scope, status)
                        .isEqualTo(below);
                assertThat(CellPolicy.classify(cell, unsure(generation, scope, "B")))
                        .as("unsure, %s, %s", scope, status)
                        .isEqualTo(below);
                assertThat(CellPolicy.classify(cell, answer(generation, scope, "A")))
                        .as("same, %s, %s", scope, status)
                        .isEqualTo(same);
                assertThat(CellPolicy.classify(cell, answer(generation, scope, "B")))
                        .as("different, %s, %s", scope, status)
                        .isEqualTo(different);
            }
        }
    }

    @Test
    void a_review_at_the_very_instant_of_the_start_wins() {
        // Given
        Cell cell = cell(4, reviewed(label(1, 4, "A"), ReviewStatus.REJECTED, STARTED));

        // When
        CellClass cellClass =
                CellPolicy.classify(cell, answer(generation(Overwrite.REPLACE_ALL, ASKING), Scope.ONE_PER_NOTE, "B"));

        // Then
        assertThat(cellClass).isEqualTo(CellClass.PROTECTED);
    }

    @Test
    void one_reviewed_label_protects_its_whole_cell() {
        // Given
        Cell cell = cell(4, label(1, 4, "A"), reviewed(label(2, 4, "B"), ReviewStatus.ACCEPTED, BEFORE));

        // When
        CellClass cellClass =
                CellPolicy.classify(cell, answer(generation(Overwrite.REPLACE_AI, ASKING), Scope.MANY_PER_NOTE, "C"));

        // Then
        assertThat(cellClass).isEqualTo(CellClass.PROTECTED);
    }

    @Test
    void skip_asks_again_what_was_asked_and_empty() {
        // Given
        Cell cell = cell(4, label(1, 4, null));

        // When
        CellClass cellClass =
                CellPolicy.classify(cell, answer(generation(Overwrite.SKIP, ASKING), Scope.ONE_PER_NOTE, "A"));

        // Then
        assertThat(cellClass).isEqualTo(CellClass.WRITTEN);
    }

    @Test
    void skip_leaves_a_draft_alone_however_unsure_it_is() {
        // Given
        Label hesitant = drafted(draft(generation(Overwrite.REPLACE_AI, 4), "A", UNSURE));

        // When
        CellClass cellClass = CellPolicy.classify(
                cell(4, hesitant), answer(generation(Overwrite.SKIP, ASKING), Scope.ONE_PER_NOTE, "B"));

        // Then
        assertThat(cellClass).isEqualTo(CellClass.SUPERSEDED);
    }

    // The draft that is there and the new one have the same value; the class is that of the new one.
    @ParameterizedTest
    @CsvSource({
        "0.9, 0.4, BELOW_THRESHOLD",
        "0.4, 0.4, BELOW_THRESHOLD",
        "0.4, 0.9, UNCHANGED",
        "0.4, 0.5, UNCHANGED",
        "0.9, 0.6, UNCHANGED"
    })
    void the_threshold_is_looked_at_before_the_value(double before, double after, CellClass expected) {
        for (Scope scope : Scope.values()) {
            // Given
            AskingGeneration asking = generation(Overwrite.REPLACE_AI, ASKING);
            Label there = drafted(draft(generation(Overwrite.REPLACE_AI, 4), "A", before));

            // When
            CellClass cellClass =
                    CellPolicy.classify(cell(4, there), answer(asking, scope, List.of(draft(asking, "A", after))));

            // Then
            assertThat(cellClass).as("%s", scope).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.9, UNCHANGED", "0.9, 0.4, UNCHANGED", "0.4, 0.4, BELOW_THRESHOLD"})
    void one_value_that_is_sure_carries_the_others(double first, double second, CellClass expected) {
        // Given
        AskingGeneration asking = generation(Overwrite.REPLACE_AI, ASKING);
        CellAnswer both =
                answer(asking, Scope.MANY_PER_NOTE, List.of(draft(asking, "A", first), draft(asking, "B", second)));

        // When
        CellClass cellClass = CellPolicy.classify(cell(4, label(1, 4, "A"), label(2, 4, "B")), both);

        // Then
        assertThat(cellClass).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("manyValues")
    void many_values_are_the_same_as_a_set(List<String> there, List<String> said, CellClass expected) {
        // Given
        Label[] labels = Stream.iterate(0, index -> index < there.size(), index -> index + 1)
                .map(index -> label(index, 4, there.get(index)))
                .toArray(Label[]::new);

        // When
        CellClass cellClass = CellPolicy.classify(
                cell(4, labels),
                answer(generation(Overwrite.REPLACE_AI, ASKING), Scope.MANY_PER_NOTE, said.toArray(String[]::new)));

        // Then
        assertThat(cellClass).isEqualTo(expected);
    }

    static Stream<Arguments> manyValues() {
        return Stream.of(
                Arguments.of(List.of("A", "B"), List.of("B", "A"), CellClass.UNCHANGED),
                Arguments.of(List.of("A", "B"), List.of("A"), CellClass.WRITTEN),
                Arguments.of(List.of("A"), List.of("A", "B"), CellClass.WRITTEN),
                Arguments.of(List.of("A", "A"), List.of("A"), CellClass.WRITTEN));
    }

    private static Label drafted(AiDraft draft) {
        return Label.drafted(new UUID(1, 1), cell(null), draft);
    }

    private static Cell cellIn(State state, int ordinal, ReviewStatus status) {
        return switch (state) {
            case NONE -> cell(ordinal);
            case DRAFT -> cell(ordinal, label(1, ordinal, "A"));
            case BEFORE -> reviewedCell(ordinal, status, BEFORE);
            case AFTER -> reviewedCell(ordinal, status, AFTER);
        };
    }

    private static Cell reviewedCell(int ordinal, ReviewStatus status, Instant at) {
        return cell(ordinal, reviewed(label(1, ordinal, "A"), status, at));
    }
}
