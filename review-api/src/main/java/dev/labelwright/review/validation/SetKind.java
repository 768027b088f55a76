package dev.labelwright.review.validation;

/** What a validation set is for. */
public enum SetKind {
    /** Looked at while instructions are being written. */
    TRAINING,
    /** Kept apart from that, so that its agreement holds for data that nobody looked at. */
    HOLDOUT
}
