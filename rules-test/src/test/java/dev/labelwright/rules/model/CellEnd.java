package dev.labelwright.rules.model;

/** How an asked cell ends; each in one class. */
public enum CellEnd {
    PROTECTED,
    SUPERSEDED,
    EMPTY,
    BELOW_THRESHOLD,
    UNCHANGED,
    WRITTEN,
    CONDITION_NOT_MET,
    FAILED
}
