package dev.labelwright.variable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a variable said in one of its versions.
 *
 * @param version counts the changes, from 1
 * @param createdAt when it began to say so
 */
@Schema(name = "VariableVersion")
public record VariableVersionView(
        int version,
        Instant createdAt,
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
        String promptTemplate) {

    /** A version's row. */
    record Row(int version, Instant createdAt, VariableContent definition) {
        VariableVersionView view() {
            return new VariableVersionView(
                    version,
                    createdAt,
                    definition.name(),
                    definition.kind(),
                    definition.type(),
                    definition.scope(),
                    definition.instruction(),
                    definition.options(),
                    definition.defaultValue(),
                    definition.aggregation(),
                    definition.conditions(),
                    definition.inputs(),
                    definition.instrument(),
                    definition.includeInGeneration(),
                    definition.confidenceThreshold(),
                    definition.model(),
                    definition.promptTemplate());
        }
    }
}
