package dev.labelwright.review.apply;

import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.RevisionAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What clearing a batch makes of a cell: its generations' drafts go, whatever a person decided or another generation
 * drafted stays.
 *
 * @param cell the cell afterwards
 * @param changes the revisions that lead there
 */
record CellClearance(Cell cell, List<LabelChange> changes) {
    CellClearance {
        changes = List.copyOf(changes);
    }

    /**
     * Clears a cell whose lock is held.
     *
     * @param generations those of the batch
     */
    static CellClearance of(Cell cell, Set<UUID> generations, Instant now) {
        List<Label> stay = new ArrayList<>();
        List<LabelChange> changes = new ArrayList<>();
        for (Label label : cell.labels()) {
            UUID generation = label.draft().generationId();
            if (!label.isDecided() && generation != null && generations.contains(generation)) {
                changes.add(LabelChange.byModel(label, label.removed(now), RevisionAction.CLEAR, label.draft()));
            } else {
                stay.add(label);
            }
        }
        return new CellClearance(new Cell(cell.id(), cell.key(), cell.generationOrdinal(), stay), changes);
    }
}
