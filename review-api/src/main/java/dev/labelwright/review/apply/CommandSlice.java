package dev.labelwright.review.apply;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.review.label.CellKey;

/**
 * What one transaction of a command did.
 *
 * @param cells how the cells of a promoted preview ended
 * @param labels how many labels were changed
 * @param place the last cell that was dealt with, where the next slice begins behind it; else {@code null}
 * @param last whether nothing is left to do
 */
record CommandSlice(CellOutcomes cells, long labels, CellKey place, boolean last) {
    /** The most cells of one transaction: its locks are held for well under a second. */
    static final int MOST_CELLS = 500;

    /** A slice that changed labels outside of any class. */
    static CommandSlice ofLabels(long labels, boolean last) {
        return new CommandSlice(CellOutcomes.NONE, labels, null, last);
    }
}
