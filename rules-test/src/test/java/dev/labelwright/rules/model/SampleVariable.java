package dev.labelwright.rules.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Variables in the words of an example; each step gives another one. */
record SampleVariable(
        String name,
        Kind kind,
        VariableType type,
        Scope scope,
        Aggregation aggregation,
        JsonNode defaultValue,
        List<Condition> conditions,
        List<String> inputs,
        Double threshold) {

    static SampleVariable onePerNote(String name, VariableType type) {
        return new SampleVariable(
                name, Kind.EXTRACTED, type, Scope.ONE_PER_NOTE, null, null, List.of(), List.of(), null);
    }

    static SampleVariable manyPerNote(String name, VariableType type) {
        return new SampleVariable(
                name, Kind.EXTRACTED, type, Scope.MANY_PER_NOTE, null, null, List.of(), List.of(), null);
    }

    static SampleVariable onePerPatient(String name, VariableType type, Strategy strategy) {
        return new SampleVariable(
                name,
                Kind.EXTRACTED,
                type,
                Scope.ONE_PER_PATIENT,
                new Aggregation(strategy, null, List.of(), false, null),
                null,
                List.of(),
                List.of(),
                null);
    }

    static SampleVariable dependent(String name, VariableType type, String... inputs) {
        return new SampleVariable(
                name, Kind.DEPENDENT, type, Scope.ONE_PER_PATIENT, null, null, List.of(), List.of(inputs), null);
    }

    SampleVariable where(Condition... all) {
        return new SampleVariable(name, kind, type, scope, aggregation, defaultValue, List.of(all), inputs, threshold);
    }

    SampleVariable orElse(JsonNode value) {
        return new SampleVariable(name, kind, type, scope, aggregation, value, conditions, inputs, threshold);
    }

    SampleVariable from(double confidence) {
        return new SampleVariable(name, kind, type, scope, aggregation, defaultValue, conditions, inputs, confidence);
    }

    Variable variable() {
        return new Variable(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                kind,
                type,
                scope,
                "Read " + name,
                List.of(),
                defaultValue,
                aggregation,
                conditions,
                inputs,
                null,
                true,
                threshold == null ? null : BigDecimal.valueOf(threshold),
                null,
                null,
                1);
    }
}
