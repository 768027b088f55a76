package dev.labelwright.offline.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;

/**
 * A value that a rule read out of a note.
 *
 * @param value the JSON value, of the variable's type
 * @param evidence where it stands, best first
 * @param confidence how sure the rule is, above 0 and at most 1
 */
record Finding(JsonNode value, List<Span> evidence, double confidence) {
    Finding {
        Objects.requireNonNull(value, "value");
        evidence = List.copyOf(evidence);
        confidence = Math.clamp(confidence, 0.05, 0.99);
    }
}
