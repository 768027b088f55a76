package dev.labelwright.ontology;

import java.util.Objects;

/**
 * One of the values that a {@code TEXT} variable may have.
 *
 * @param value what a label says
 * @param definition when it applies, for the model and for people; empty where the value speaks for itself
 */
public record Option(String value, String definition) {
    /** The longest value and definition, in characters. */
    public static final int MAX_VALUE = 500;

    public static final int MAX_DEFINITION = 4_000;

    public Option {
        Objects.requireNonNull(value, "option value");
        definition = Objects.requireNonNullElse(definition, "");
        if (value.isBlank() || value.length() > MAX_VALUE) {
            throw new IllegalArgumentException(
                    "option value '%s': must have 1 to %d characters".formatted(value, MAX_VALUE));
        }
        if (definition.length() > MAX_DEFINITION) {
            throw new IllegalArgumentException(
                    "option '%s': definition must have at most %d characters".formatted(value, MAX_DEFINITION));
        }
    }
}
