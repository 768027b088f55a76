package dev.labelwright.variable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A variable as clients see it. The components are those of {@link Variable}. */
@Schema(name = "Variable")
public record VariableView(
        UUID id,
        String name,
        Kind kind,
        VariableType type,
        Scope scope,
        String instruction,
        List<Option> options,
        JsonNode defaultValue,
        Aggregation aggregation,
        List<Condition> conditions,
        List<String> inputs,
        String instrument,
        boolean includeInGeneration,
        BigDecimal confidenceThreshold,
        String model,
        String promptTemplate,
        int version) {

    /** The view of a variable. */
    static VariableView of(Variable variable) {
        return new VariableView(
                variable.id(),
                variable.name(),
                variable.kind(),
                variable.type(),
                variable.scope(),
                variable.instruction(),
                variable.options(),
                variable.defaultValue(),
                variable.aggregation(),
                variable.conditions(),
                variable.inputs(),
                variable.instrument(),
                variable.includeInGeneration(),
                variable.confidenceThreshold(),
                variable.model(),
                variable.promptTemplate(),
                variable.version());
    }

    /** The variable. */
    public Variable variable() {
        return content().variable(id, version);
    }

    /** What the model and the check of its answers need of it, where notes are read. */
    public VariableDefinition definition() {
        return variable().definition(Stage.NOTE_LABELS);
    }

    /** What it says. */
    VariableContent content() {
        return new VariableContent(
                name,
                kind,
                type,
                scope,
                instruction,
                options,
                defaultValue,
                aggregation,
                conditions,
                inputs,
                instrument,
                includeInGeneration,
                confidenceThreshold,
                model,
                promptTemplate);
    }
}
