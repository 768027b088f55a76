package dev.labelwright.event;

import dev.labelwright.ontology.VariableDefinition;
import java.util.Objects;

/**
 * A variable within a task.
 *
 * @param key the variable's name in the prompt and in the answer ({@code v1}, {@code v2}, …); the same in all tasks of
 *     a variable group
 * @param definition what is asked
 */
public record AskedVariable(String key, VariableDefinition definition) {
    public AskedVariable {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(definition, "definition");
    }
}
