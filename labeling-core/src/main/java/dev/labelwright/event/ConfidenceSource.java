package dev.labelwright.event;

/** Where a draft's confidence comes from. */
public enum ConfidenceSource {
    /** From the probabilities of the tokens that spell the value. */
    LOGPROBS,
    /** From what the model says of itself. */
    STATED
}
