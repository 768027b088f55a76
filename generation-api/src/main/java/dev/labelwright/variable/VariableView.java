package dev.labelwright.variable;

import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A variable as clients see it. */
@Schema(name = "Variable")
public record VariableView(
        UUID id,
        String name,
        VariableBody.Kind kind,
        VariableType type,
        Scope scope,
        String instruction,
        List<Option> options,
        String instrument,
        boolean includeInGeneration,
        int version) {

    /** What the model and the check of its answers need of it. */
    public VariableDefinition definition() {
        return new VariableDefinition(id, version, name, type, scope, instruction, options);
    }

    boolean says(VariableBody.Content content) {
        return name.equals(content.name())
                && type == content.type()
                && scope == content.scope()
                && instruction.equals(content.instruction())
                && options.equals(content.options())
                && java.util.Objects.equals(instrument, content.instrument())
                && includeInGeneration == content.includeInGeneration();
    }
}
