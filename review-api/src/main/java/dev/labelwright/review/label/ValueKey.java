package dev.labelwright.review.label;

import com.fasterxml.jackson.databind.JsonNode;

/** A value's identity: equal for equal values, whatever number type a JSON reader chose for them. */
public record ValueKey(String type, String text) {

    /** The identity of a value; {@code null} has one too. */
    public static ValueKey of(JsonNode value) {
        if (value == null) {
            return new ValueKey("NULL", "");
        }
        return value.isNumber()
                ? new ValueKey(
                        "NUMBER", value.decimalValue().stripTrailingZeros().toPlainString())
                : new ValueKey(value.getNodeType().name(), value.asText());
    }
}
