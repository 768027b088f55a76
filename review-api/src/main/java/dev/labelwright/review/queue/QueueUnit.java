package dev.labelwright.review.queue;

/** What is handed out at once. */
public enum QueueUnit {
    /** A patient, with all labels. */
    PATIENT,
    /** One label. */
    LABEL
}
