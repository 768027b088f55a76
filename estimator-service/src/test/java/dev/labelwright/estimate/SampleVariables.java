package dev.labelwright.estimate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import java.util.List;

/** Variables whose values are whole numbers. */
public final class SampleVariables {
    private SampleVariables() {}

    /** One that is read out of notes. */
    public static Variable ofNote(String name, Scope scope, boolean included, String model, Condition... conditions) {
        return variable(name, Kind.EXTRACTED, scope, null, List.of(), included, model, conditions);
    }

    /** One of the patient that is aggregated from the notes. */
    public static Variable aggregated(
            String name, Strategy strategy, boolean included, String model, Condition... conditions) {
        Aggregation aggregation = new Aggregation(strategy, null, List.of(), false, null);
        return variable(
                name, Kind.EXTRACTED, Scope.ONE_PER_PATIENT, aggregation, List.of(), included, model, conditions);
    }

    /** One that is derived from others. */
    public static Variable dependent(
            String name, List<String> inputs, boolean included, String model, Condition... conditions) {
        return variable(name, Kind.DEPENDENT, Scope.ONE_PER_PATIENT, null, inputs, included, model, conditions);
    }

    /** The same with other words for the model. */
    public static Variable told(Variable variable, String instruction) {
        return new Variable(
                variable.id(),
                variable.name(),
                variable.kind(),
                variable.type(),
                variable.scope(),
                instruction,
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

    /** A condition on a variable. */
    public static Condition on(String variable, Operator operator, String value) {
        return new Condition(Condition.Subject.VARIABLE, variable, operator, value == null ? null : json(value), null);
    }

    /** JSON from its text. */
    public static JsonNode json(String text) {
        try {
            return EventJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a test's JSON is none: " + text, e);
        }
    }

    private static Variable variable(
            String name,
            Kind kind,
            Scope scope,
            Aggregation aggregation,
            List<String> inputs,
            boolean included,
            String model,
            Condition... conditions) {
        return new Variable(
                Ids.next(),
                name,
                kind,
                VariableType.INTEGER,
                scope,
                "Read " + name,
                List.of(),
                null,
                aggregation,
                List.of(conditions),
                inputs,
                null,
                included,
                null,
                model,
                null,
                1);
    }
}
