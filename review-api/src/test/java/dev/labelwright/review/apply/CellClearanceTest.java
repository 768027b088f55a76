package dev.labelwright.review.apply;

import static dev.labelwright.review.apply.CellFixture.AFTER;
import static dev.labelwright.review.apply.CellFixture.NOW;
import static dev.labelwright.review.apply.CellFixture.OTHER_GENERATION;
import static dev.labelwright.review.apply.CellFixture.cell;
import static dev.labelwright.review.apply.CellFixture.label;
import static dev.labelwright.review.apply.CellFixture.reviewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.label.RevisionAction;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CellClearanceTest {

    @Test
    void drafts_of_the_batch_go_and_what_a_person_decided_stays() {
        // Given
        Label draft = label(1, 4, "A");
        Cell cell = cell(4, draft, reviewed(label(2, 4, "B"), ReviewStatus.REJECTED, AFTER));

        // When
        CellClearance clearance = CellClearance.of(cell, Set.of(OTHER_GENERATION), NOW);

        // Then
        assertThat(clearance.cell().labels()).isEqualTo(cell.labels().subList(1, 2));
        assertThat(clearance.changes()).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo(RevisionAction.CLEAR);
            assertThat(change.before()).isEqualTo(draft);
            assertThat(change.after().removedAt()).isEqualTo(NOW);
            assertThat(change.after().version()).isEqualTo(2);
        });
    }

    @Test
    void drafts_of_other_generations_stay() {
        // Given
        Cell cell = cell(4, label(1, 4, "A"));

        // When
        CellClearance clearance = CellClearance.of(cell, Set.of(new UUID(0, 7)), NOW);

        // Then
        assertThat(clearance.cell()).isEqualTo(cell);
        assertThat(clearance.changes()).isEmpty();
    }
}
