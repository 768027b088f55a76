package dev.labelwright.review.imports;

/** The rules of a label in an imported file; the {@code code} of their violations. */
public enum ImportRule {
    UNKNOWN_VARIABLE,
    UNKNOWN_PATIENT,
    UNKNOWN_NOTE,
    OTHER_SCOPE,
    OTHER_TYPE,
    EMPTY_VALUE,
    TOO_LONG,
    NUL_CHARACTER,
    INVALID_VALUE,
    /** Another label of the file is in the same cell, which has room for one. */
    DUPLICATE,
    /** The columns of a label contradict each other. */
    CONTRADICTION,
    /** A quote is not what the note says at its place. */
    NOT_IN_NOTE,
    /** A task or a result has not the form that Label Studio gives it. */
    MALFORMED
}
