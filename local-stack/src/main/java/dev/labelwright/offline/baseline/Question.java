package dev.labelwright.offline.baseline;

import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A variable as the prompt puts it.
 *
 * @param key the property of the answer
 * @param options value to definition, in the prompt's order; empty where any value is allowed
 */
public record Question(
        String key, String name, VariableType type, Scope scope, String instruction, Map<String, String> options) {
    public Question {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
