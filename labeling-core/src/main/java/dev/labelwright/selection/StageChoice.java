package dev.labelwright.selection;

/** Which stages a generation runs through. */
public enum StageChoice {
    ALL,
    NOTE_LABELS,
    AGGREGATION,
    DEPENDENT
}
