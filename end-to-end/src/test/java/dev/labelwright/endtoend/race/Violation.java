package dev.labelwright.endtoend.race;

/** Something that must not have happened. */
record Violation(Kind kind, String what) {
    /** Which property is broken, and how. */
    enum Kind {
        /** A run changed a cell that a person's decision protects. */
        FORBIDDEN_CHANGE,
        /** A run changed what a newer one had asked about, or SKIP a value of another's. */
        SUPERSEDED_CHANGE,
        /** An empty or unsure answer took a decision away. */
        WEAK_DISPLACEMENT,
        /** A cell with room for one label has two. */
        TWO_LABELS,
        /** A revision does not go on from the one before. */
        BROKEN_CHAIN,
        /** A label or cell is not as its last revision left it. */
        UNREVISED_CHANGE,
        /** A client was told that a decision is there, and it is not, or is another. */
        LOST_REVIEW,
        /** A decision is there that nobody made, that was refused, or is there twice. */
        GHOST_REVIEW,
        /** A result was not applied, though it was sent. */
        NOT_APPLIED,
        /** A result was applied more than once, or another than the one that closed the round. */
        APPLIED_TWICE,
        /** What is said of a result's cells is not what became of them. */
        COUNT_DIFFERS,
        /** Two outcomes of one round contradict each other, or the stored one. */
        OUTCOME_DIFFERS
    }
}
