package dev.labelwright.worker.call;

import java.util.Objects;

/**
 * A token of an answer.
 *
 * @param text its part of the content
 * @param logprob the natural logarithm of its probability, at most 0
 */
public record TokenProbability(String text, double logprob) {
    public TokenProbability {
        Objects.requireNonNull(text, "text");
    }

    /** Never the text: it may be a part of the note. */
    @Override
    public String toString() {
        return "TokenProbability[logprob=%s]".formatted(logprob);
    }
}
