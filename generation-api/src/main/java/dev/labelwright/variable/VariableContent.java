package dev.labelwright.variable;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.project.Threshold;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a version of a variable says, every default filled in. Contents that say the same are equal. The components are
 * those of {@link Variable}.
 */
public record VariableContent(
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

    /** A number with more zeros than any value has is not written out, which could fill the memory. */
    private static final int MOST_ZEROS = 100;

    public VariableContent {
        options = options == null ? List.of() : List.copyOf(options);
        defaultValue = canonical(defaultValue);
        conditions = conditions == null
                ? List.of()
                : conditions.stream().map(VariableContent::canonical).toList();
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        confidenceThreshold = Threshold.canonical(confidenceThreshold);
    }

    /** What a variable says. */
    static VariableContent of(Variable variable) {
        return new VariableContent(
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
                variable.promptTemplate());
    }

    /** The variable that says it. */
    Variable variable(UUID id, int version) {
        return new Variable(
                id,
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
                promptTemplate,
                version);
    }

    /** The same with other conditions. */
    VariableContent with(List<Condition> others) {
        return new VariableContent(
                name,
                kind,
                type,
                scope,
                instruction,
                options,
                defaultValue,
                aggregation,
                others,
                inputs,
                instrument,
                includeInGeneration,
                confidenceThreshold,
                model,
                promptTemplate);
    }

    /** The names of the variables that it is made from or that its conditions look at. */
    @JsonIgnore
    Set<String> references() {
        return Stream.concat(inputs.stream(), conditions.stream().flatMap(Condition::variables))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Condition canonical(Condition condition) {
        return new Condition(
                condition.subject(),
                condition.variable(),
                condition.operator(),
                canonical(condition.value()),
                condition.days());
    }

    /** Numbers in one form, whichever reader made them: equal values are to be equal JSON. */
    private static JsonNode canonical(JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isNumber()) {
            BigDecimal stripped = value.decimalValue().stripTrailingZeros();
            boolean whole = stripped.scale() < 0 && stripped.scale() >= -MOST_ZEROS;
            return DecimalNode.valueOf(whole ? stripped.setScale(0) : stripped);
        }
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> list.add(canonical(item)));
            return list;
        }
        return value;
    }
}
