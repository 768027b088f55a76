package dev.labelwright.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;

/**
 * One value that the model drafted.
 *
 * @param value canonical JSON of the variable's type, never {@code null}
 * @param confidence 0 to 1, of the model, or of the candidate that a strategy chose
 * @param evidence the quotes it gave
 * @param confidenceSource where the model's confidence comes from; {@code null} where it is not the model's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Draft(JsonNode value, double confidence, List<Quote> evidence, ConfidenceSource confidenceSource) {
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

    /** A draft whose confidence is not a model's own. */
    public Draft(JsonNode value, double confidence, List<Quote> evidence) {
        this(value, confidence, evidence, null);
    }
}
