package dev.labelwright.review.apply;

/** How an asked cell ended; each cell in exactly one class. */
enum CellClass {
    /** A draft with a new value. */
    WRITTEN,
    /** The same value again; the draft is renewed. */
    UNCHANGED,
    /** A person decided; nothing was changed. */
    PROTECTED,
    /** A newer generation, or under {@code SKIP} another one, was there first; or the cell is no more. */
    SUPERSEDED,
    /** A draft that is too unsure of every value to count. */
    BELOW_THRESHOLD,
    /** Asked, and there is no value. */
    EMPTY
}
