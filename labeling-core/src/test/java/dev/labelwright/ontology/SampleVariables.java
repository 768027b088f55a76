package dev.labelwright.ontology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.id.Ids;
import java.util.List;

/** Variables of an ontology for tests, made by hand. */
public final class SampleVariables {
    private SampleVariables() {}

    /** A variable that is read out of notes, with one value or many in each. */
    public static Variable ofNote(String name, VariableType type, Scope scope, Condition... conditions) {
        return variable(name, Kind.EXTRACTED, type, scope, null, List.of(conditions), List.of(), null);
    }

    /** A variable with one number in each note. */
    public static Variable number(String name, Condition... conditions) {
        return ofNote(name, VariableType.INTEGER, Scope.ONE_PER_NOTE, conditions);
    }

    /** A number of the patient, aggregated from the notes. */
    public static Variable aggregated(String name, Strategy strategy, Condition... conditions) {
        return variable(
                name,
                Kind.EXTRACTED,
                VariableType.INTEGER,
                Scope.ONE_PER_PATIENT,
                new Aggregation(strategy, null, List.of(), false, null),
                List.of(conditions),
                List.of(),
                null);
    }

    /** A number of the patient, derived from other variables. */
    public static Variable dependent(String name, List<String> inputs, Condition... conditions) {
        return variable(
                name,
                Kind.DEPENDENT,
                VariableType.INTEGER,
                Scope.ONE_PER_PATIENT,
                null,
                List.of(conditions),
                inputs,
                null);
    }

    /** The same variable, asked of a model of its own. */
    public static Variable withModel(Variable variable, String model) {
        return variable(
                variable.name(),
                variable.kind(),
                variable.type(),
                variable.scope(),
                variable.aggregation(),
                variable.conditions(),
                variable.inputs(),
                model);
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
            VariableType type,
            Scope scope,
            Aggregation aggregation,
            List<Condition> conditions,
            List<String> inputs,
            String model) {
        return new Variable(
                Ids.next(),
                name,
                kind,
                type,
                scope,
                "What the note says of " + name,
                List.of(),
                null,
                aggregation,
                conditions,
                inputs,
                null,
                true,
                null,
                model,
                null,
                1);
    }
}
