package dev.labelwright.review.queue;

/** Which drafts come first. */
public enum QueueOrder {
    /** Whichever: reviewers' samples are then not skewed. */
    RANDOM,
    /** Where the model was least sure. */
    LEAST_CONFIDENT,
    /** First those that reviewers differ on and the caller can adjudicate; then only those of which the model said another value than the time before. */
    DISAGREEMENT
}
