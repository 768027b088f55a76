package dev.labelwright.ontology;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One version of a variable, as far as the model and the check of its answers need it.
 *
 * @param id the variable
 * @param version counts the changes of the definition, from 1
 * @param name unique in the project
 * @param type the kind of value
 * @param scope how many values, and where
 * @param instruction what to read, in the words of the person who defined it
 * @param options the allowed values of a {@code TEXT} variable; empty where any text will do
 * @param defaultValue what an empty answer becomes, canonical; {@code null} without
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VariableDefinition(
        UUID id,
        int version,
        String name,
        VariableType type,
        Scope scope,
        String instruction,
        List<Option> options,
        JsonNode defaultValue) {

    public VariableDefinition {
        Objects.requireNonNull(id, "variable id");
        Objects.requireNonNull(name, "variable name");
        Objects.requireNonNull(type, "variable type");
        Objects.requireNonNull(scope, "variable scope");
        Objects.requireNonNull(instruction, "variable instruction");
        defaultValue = defaultValue == null || defaultValue.isNull() ? null : defaultValue;
        options = options == null ? List.of() : List.copyOf(options);
        if (version < 1) {
            throw new IllegalArgumentException("variable '%s': version must be at least 1".formatted(name));
        }
        if (!options.isEmpty() && type != VariableType.TEXT) {
            throw new IllegalArgumentException(
                    "variable '%s': only a TEXT variable has options, this one is %s".formatted(name, type));
        }
    }

    /** The variable as it is asked where an empty answer stays empty. */
    public VariableDefinition withoutDefault() {
        return new VariableDefinition(id, version, name, type, scope, instruction, options);
    }

    /** A variable without a default value. */
    public VariableDefinition(
            UUID id,
            int version,
            String name,
            VariableType type,
            Scope scope,
            String instruction,
            List<Option> options) {
        this(id, version, name, type, scope, instruction, options, null);
    }
}
