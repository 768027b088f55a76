package dev.labelwright.ontology;

/** The steps of a generation, in the order in which each patient passes through them. */
public enum Stage {
    /** Values are read out of single notes. */
    NOTE_LABELS,
    /** A patient's values are drawn together from the values of the notes. */
    AGGREGATION,
    /** Values are derived from other values of the same patient. */
    DEPENDENT
}
