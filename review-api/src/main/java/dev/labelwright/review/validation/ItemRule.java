package dev.labelwright.review.validation;

/** The rules of a validation set's rows; the {@code code} of their violations. */
enum ItemRule {
    UNKNOWN_VARIABLE,
    UNKNOWN_PATIENT,
    UNKNOWN_NOTE,
    OTHER_SCOPE,
    EMPTY_VALUE,
    TOO_LONG,
    NUL_CHARACTER,
    INVALID_VALUE,
    DUPLICATE,
    TOO_MANY_ROWS
}
