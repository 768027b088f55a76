package dev.labelwright.rules.model;

import java.util.List;

/** What the model says of one variable, or that its call fails. */
public sealed interface Reply {
    /**
     * An answer.
     *
     * @param values none where the model finds nothing
     * @param confidence of an answer without a value
     */
    record Answered(List<Said> values, double confidence) implements Reply {
        public Answered {
            values = List.copyOf(values);
        }
    }

    /** The call fails, and every further one. */
    record Failed() implements Reply {}
}
