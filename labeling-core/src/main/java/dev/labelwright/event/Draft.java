package dev.labelwright.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;

/**
 * One value that the model drafted.
 *
 * @param value canonical JSON of the variable's type, never {@code null}
 * @param confidence 0 to 1, as stated by the model, or of the candidate that a strategy chose
 * @param evidence the quotes it gave
 */
public record Draft(JsonNode value, double confidence, List<Quote> evidence) {
    public Draft {
        Objects.requireNonNull(value, "value");
        evidence = List.copyOf(evidence);
        if (value.isNull()) {
            throw new IllegalArgumentException("a draft has a value; an empty answer has no draft");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1, not " + confidence);
        }
    }
}
