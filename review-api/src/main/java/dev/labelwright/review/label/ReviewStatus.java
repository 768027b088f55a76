package dev.labelwright.review.label;

/** What a person made of a label. All but {@link #DRAFT} are reviewed. */
public enum ReviewStatus {
    /** Nobody decided yet. */
    DRAFT,
    /** The model's value is right. */
    ACCEPTED,
    /** A person gave another value. */
    EDITED,
    /** The label has no value. */
    REJECTED,
    /** A person added the label. */
    MANUAL;

    public boolean reviewed() {
        return this != DRAFT;
    }
}
