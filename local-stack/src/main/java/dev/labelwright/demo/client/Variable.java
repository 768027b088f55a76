package dev.labelwright.demo.client;

import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import java.util.List;

/** A variable of the project. */
public record Variable(String id, String name, Kind kind, VariableType type, Scope scope, List<Option> options) {
    public Variable {
        kind = kind == null ? Kind.EXTRACTED : kind;
        options = options == null ? List.of() : List.copyOf(options);
    }

    /** Whether each note has a cell of it. */
    public boolean ofNotes() {
        return kind == Kind.EXTRACTED;
    }

    /** Whether each patient has a cell of it. */
    public boolean ofPatients() {
        return kind == Kind.DEPENDENT || scope == Scope.ONE_PER_PATIENT;
    }
}
