package dev.labelwright.ontology;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What must hold for a cell to be asked; also a filter of a selection, where the subject is a variable. What the
 * operators mean is in {@code docs/rules.md}.
 *
 * @param subject what is compared
 * @param variable the name of the variable, with subject {@code VARIABLE} only
 * @param operator how
 * @param value with what: a constant, a list, or <code>{"variable": "Name"}</code>; {@code null} where the operator needs none
 * @param days with {@code WITHIN_DAYS} and {@code NOT_WITHIN_DAYS} only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(Subject subject, String variable, Operator operator, JsonNode value, Integer days) {
    private static final String REFERENCE = "variable";

    /** What a condition looks at. */
    public enum Subject {
        NOTE_DATE,
        NOTE_TITLE,
        VARIABLE
    }

    public Condition {
        Objects.requireNonNull(subject, "condition subject");
        Objects.requireNonNull(operator, "condition operator");
        value = value == null || value.isNull() ? null : value;
    }

    /** The name of the variable whose value stands on the right-hand side; empty where a constant or nothing does. */
    @JsonIgnore
    public Optional<String> rightVariable() {
        return value != null && value.isObject()
                ? Optional.of(value.path(REFERENCE).asText())
                : Optional.empty();
    }

    /** The names of the variables that it looks at. */
    @JsonIgnore
    public Stream<String> variables() {
        return Stream.concat(Stream.ofNullable(variable), rightVariable().stream());
    }
}
