package dev.labelwright.selection;

/** What a generation may do to a cell that has been labelled before. */
public enum Overwrite {
    /** Only cells without a value are asked. */
    SKIP,
    /** Cells that nobody reviewed are asked again. */
    REPLACE_AI,
    /** Every cell is asked again, but none that is reviewed after the generation was started. */
    REPLACE_ALL
}
