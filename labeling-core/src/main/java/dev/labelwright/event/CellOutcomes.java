package dev.labelwright.event;

/**
 * How the asked cells of a task ended; each cell in one class.
 *
 * @param written a draft with a new value
 * @param unchanged the same value again; the draft is renewed
 * @param protectedCells a person decided; nothing was changed
 * @param superseded a newer generation had drafted the cell
 * @param belowThreshold a draft whose confidence is too low for it to count
 * @param empty asked, and there is no value
 */
public record CellOutcomes(
        int written, int unchanged, int protectedCells, int superseded, int belowThreshold, int empty) {
    public static final CellOutcomes NONE = new CellOutcomes(0, 0, 0, 0, 0, 0);

    /** How many cells. */
    public int total() {
        return written + unchanged + protectedCells + superseded + belowThreshold + empty;
    }
}
