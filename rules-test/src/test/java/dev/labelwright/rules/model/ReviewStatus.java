package dev.labelwright.rules.model;

/** What a person said of a label. */
public enum ReviewStatus {
    DRAFT,
    ACCEPTED,
    EDITED,
    REJECTED,
    MANUAL;

    /** Whether a person decided. */
    public boolean reviewed() {
        return this != DRAFT;
    }
}
