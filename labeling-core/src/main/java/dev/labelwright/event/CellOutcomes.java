package dev.labelwright.event;

/**
 * How the asked cells of a task ended; each cell in one class.
 *
 * @param written a draft with a new value
 * @param unchanged the same value again; the draft is renewed
 * @param protectedCells a person decided; nothing was changed
 * @param superseded a newer generation had drafted the cell
 * @param empty asked, and the note says nothing
 */
public record CellOutcomes(int written, int unchanged, int protectedCells, int superseded, int empty) {
    public static final CellOutcomes NONE = new CellOutcomes(0, 0, 0, 0, 0);
}
