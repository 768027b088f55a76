package dev.labelwright.review.label;

/** What a revision did to its label. */
public enum RevisionAction {
    /** A model drafted it. */
    DRAFT,
    /** A model drafted it again. */
    REDRAFT,
    /** Another value took its place. */
    REMOVE,
    /** Its batch was cleared. */
    CLEAR,
    ACCEPT,
    EDIT,
    REJECT,
    /** A person gave up the decision. */
    RESET,
    /** A person added it. */
    ADD,
    /** A run is about to replace what reviewers had not settled: here it is as it was. */
    ARCHIVE,
    /** A person brought back what it said after an earlier revision. */
    RESTORE
}
