package dev.labelwright.ontology;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A variable of a project, in its present version.
 *
 * @param name unique in the project
 * @param kind where its values come from
 * @param scope how many values, and where; {@code ONE_PER_PATIENT} for a dependent variable
 * @param instruction what to read, in the words of the person who defined it
 * @param options the allowed values of a {@code TEXT} variable; empty where any text will do
 * @param defaultValue what an empty answer becomes, canonical; {@code null} without
 * @param aggregation {@code null} unless it is extracted and {@code ONE_PER_PATIENT}
 * @param conditions all must hold for a cell to be asked
 * @param inputs the names of the variables that a dependent one is derived from
 * @param instrument the form that it belongs to; may be {@code null}
 * @param includeInGeneration whether a selection of all variables includes it
 * @param confidenceThreshold below it a draft does not count; {@code null} for the generation's or project's
 * @param model the name of the model to ask; {@code null} for the generation's
 * @param promptTemplate the words that the model gets in place of the instruction; {@code null} without
 * @param version counts the changes, from 1
 */
public record Variable(
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
    public Variable {
        Objects.requireNonNull(name, "variable name");
        Objects.requireNonNull(kind, "variable kind");
        Objects.requireNonNull(type, "variable type");
        Objects.requireNonNull(scope, "variable scope");
        options = options == null ? List.of() : List.copyOf(options);
        defaultValue = defaultValue == null || defaultValue.isNull() ? null : defaultValue;
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        if (kind == Kind.DEPENDENT && scope != Scope.ONE_PER_PATIENT) {
            throw new IllegalArgumentException(
                    "variable '%s': a dependent variable is ONE_PER_PATIENT".formatted(name));
        }
        if ((aggregation != null) != (kind == Kind.EXTRACTED && scope == Scope.ONE_PER_PATIENT)) {
            throw new IllegalArgumentException(
                    "variable '%s': aggregation goes with an extracted ONE_PER_PATIENT variable".formatted(name));
        }
    }

    /** Whether its value belongs to the patient rather than to a note. */
    @JsonIgnore
    public boolean patientLevel() {
        return scope == Scope.ONE_PER_PATIENT;
    }

    /** Whether its cells are asked in the stage. */
    public boolean takesPartIn(Stage stage) {
        return switch (stage) {
            case NOTE_LABELS -> kind == Kind.EXTRACTED;
            case AGGREGATION -> aggregation != null;
            case DEPENDENT -> kind == Kind.DEPENDENT;
        };
    }

    /** The names of the variables whose values it or its conditions look at. */
    @JsonIgnore
    public Stream<String> references() {
        return Stream.concat(inputs.stream(), conditions.stream().flatMap(Condition::variables));
    }

    /** What the model and the check of its answers need of it in a stage. */
    public VariableDefinition definition(Stage stage) {
        return switch (stage) {
            case NOTE_LABELS ->
                definition(told(promptTemplate, instruction), options, patientLevel() ? null : defaultValue);
            case AGGREGATION ->
                definition(
                        told(
                                aggregation.promptTemplate(),
                                Objects.requireNonNullElse(aggregation.instruction(), instruction)),
                        aggregation.options().isEmpty() ? options : aggregation.options(),
                        defaultValue);
            case DEPENDENT -> definition(told(promptTemplate, instruction), options, defaultValue);
        };
    }

    private VariableDefinition definition(String words, List<Option> values, JsonNode whenEmpty) {
        return new VariableDefinition(id, version, name, type, scope, words, values, whenEmpty);
    }

    private String told(String template, String words) {
        return template == null ? words : template.replace("{{name}}", name).replace("{{instruction}}", words);
    }
}
