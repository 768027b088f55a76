package dev.labelwright.review.apply;

import dev.labelwright.event.CellOutcomes;
import java.util.EnumMap;
import java.util.Map;

/** Counts a task's cells by how they ended. */
final class CellTally {
    private final Map<CellClass, Integer> counts = new EnumMap<>(CellClass.class);

    /** So many cells of one class. */
    static CellOutcomes all(CellClass cellClass, int cells) {
        CellTally tally = new CellTally();
        tally.counts.put(cellClass, cells);
        return tally.outcomes();
    }

    void add(CellClass cellClass) {
        counts.merge(cellClass, 1, Integer::sum);
    }

    CellOutcomes outcomes() {
        return new CellOutcomes(
                count(CellClass.WRITTEN),
                count(CellClass.UNCHANGED),
                count(CellClass.PROTECTED),
                count(CellClass.SUPERSEDED),
                count(CellClass.BELOW_THRESHOLD),
                count(CellClass.EMPTY));
    }

    private int count(CellClass cellClass) {
        return counts.getOrDefault(cellClass, 0);
    }
}
