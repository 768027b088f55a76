package dev.labelwright.demo.client;

import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import java.util.List;

/** A variable of the project. */
public record Variable(String id, String name, VariableType type, Scope scope, List<Option> options) {
    public Variable {
        options = options == null ? List.of() : List.copyOf(options);
    }
}
