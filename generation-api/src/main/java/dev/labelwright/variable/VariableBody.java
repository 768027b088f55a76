package dev.labelwright.variable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.InvalidValueException;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.LabelValue;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.Violations;
import dev.labelwright.project.Threshold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client says of a variable. What it says of itself is checked here; what it says of others, by
 * {@link OntologyRules}.
 *
 * @param name unique in the project, at most 200 characters
 * @param kind {@code EXTRACTED} where absent
 * @param type what kind of value
 * @param scope where absent, {@code ONE_PER_NOTE}; {@code ONE_PER_PATIENT} for a dependent variable
 * @param instruction what to read, at most 20,000 characters; in that of a dependent variable, a variable's name in
 *     braces makes that variable an input
 * @param options the values of a {@code TEXT} variable, at most 500
 * @param defaultValue what an empty answer becomes; of the variable's type, and not necessarily one of its options
 * @param aggregation of an extracted {@code ONE_PER_PATIENT} variable
 * @param conditions at most 20; all must hold for a cell to be asked
 * @param inputs at most 200: the names of the variables that a dependent one is derived from
 * @param instrument the form that it belongs to
 * @param includeInGeneration whether a selection of all variables includes it; true where absent
 * @param confidenceThreshold 0 to 1; below it a draft does not count
 * @param model the name of the model to ask
 * @param promptTemplate the model's words in place of the instruction, with <code>{{name}}</code> and
 *     <code>{{instruction}}</code>; at most 20,000 characters
 */
@Schema(name = "VariableBody")
public record VariableBody(
        String name,
        Kind kind,
        VariableType type,
        Scope scope,
        String instruction,
        List<OptionBody> options,
        JsonNode defaultValue,
        AggregationBody aggregation,
        List<ConditionBody> conditions,
        List<String> inputs,
        String instrument,
        Boolean includeInGeneration,
        BigDecimal confidenceThreshold,
        String model,
        String promptTemplate) {

    static final int MAX_NAME = 200;
    static final int MAX_INSTRUCTION = 20_000;
    static final int MAX_CONDITIONS = 20;
    static final int MAX_INPUTS = 200;

    /** The body that says what a content says. */
    static VariableBody of(VariableContent content) {
        return new VariableBody(
                content.name(),
                content.kind(),
                content.type(),
                content.scope(),
                content.instruction(),
                content.options().stream().map(OptionBody::of).toList(),
                content.defaultValue(),
                content.aggregation() == null ? null : AggregationBody.of(content.aggregation()),
                content.conditions().stream().map(ConditionBody::of).toList(),
                content.inputs(),
                content.instrument(),
                content.includeInGeneration(),
                content.confidenceThreshold(),
                content.model(),
                content.promptTemplate());
    }

    /** The body with its defaults. Names every rule that it breaks. */
    VariableContent validated() {
        Violations violations = new Violations();
        Kind ofKind = Objects.requireNonNullElse(kind, Kind.EXTRACTED);
        boolean dependent = ofKind == Kind.DEPENDENT;
        Scope ofScope = Objects.requireNonNullElse(scope, dependent ? Scope.ONE_PER_PATIENT : Scope.ONE_PER_NOTE);
        boolean aggregated = !dependent && ofScope == Scope.ONE_PER_PATIENT;

        if (violations.requireText(name, "name", MAX_NAME)) {
            violations.require(name.equals(name.strip()), "name", "must not begin or end with white space");
        }
        violations.require(type != null, "type", "is required");
        violations.require(
                !dependent || ofScope == Scope.ONE_PER_PATIENT,
                "scope",
                "must be ONE_PER_PATIENT for a DEPENDENT variable");
        violations.requireText(instruction, "instruction", MAX_INSTRUCTION);
        Words.requireIfThere(instrument, "instrument", MAX_NAME, violations);
        Words.requireIfThere(model, "model", MAX_NAME, violations);
        Words.requireTemplate(promptTemplate, "promptTemplate", violations);
        Threshold.require(confidenceThreshold, "confidenceThreshold", violations);
        List<Option> checkedOptions = OptionBody.checked(options, type, "options", violations);
        JsonNode checkedDefault = defaultValue(violations);
        List<Condition> checkedConditions = conditions(dependent, violations);
        List<String> checkedInputs = inputs(dependent, violations);
        violations.require(
                aggregation == null || aggregated,
                "aggregation",
                "goes with an EXTRACTED variable of scope ONE_PER_PATIENT only");
        Aggregation checkedAggregation = aggregated && type != null ? aggregation(violations) : null;
        violations.throwIfAny();
        return new VariableContent(
                name,
                ofKind,
                type,
                ofScope,
                instruction,
                checkedOptions,
                checkedDefault,
                checkedAggregation,
                checkedConditions,
                checkedInputs,
                instrument,
                Objects.requireNonNullElse(includeInGeneration, true),
                confidenceThreshold,
                model,
                promptTemplate);
    }

    private Aggregation aggregation(Violations violations) {
        return aggregation == null ? Aggregation.defaultFor(type) : aggregation.checked(type, violations);
    }

    private JsonNode defaultValue(Violations violations) {
        if (defaultValue == null || defaultValue.isNull() || type == null) {
            return null;
        }
        try {
            return LabelValue.canonical(type, List.of(), defaultValue);
        } catch (InvalidValueException e) {
            violations.require(false, "defaultValue", e.getMessage());
            return null;
        }
    }

    private List<Condition> conditions(boolean dependent, Violations violations) {
        if (conditions == null
                || !violations.require(
                        conditions.size() <= MAX_CONDITIONS, "conditions", "are at most " + MAX_CONDITIONS)) {
            return List.of();
        }
        List<Condition> checked = new ArrayList<>();
        for (int index = 0; index < conditions.size(); index++) {
            String field = "conditions[%d]".formatted(index);
            ConditionBody body = conditions.get(index);
            if (!violations.require(body != null, field, "must be an object")) {
                continue;
            }
            violations.require(
                    !dependent || body.subject() == null || body.subject() == Condition.Subject.VARIABLE,
                    field + ".subject",
                    "must be VARIABLE for a DEPENDENT variable, which has no note");
            Condition condition = body.checked(field, violations);
            if (condition != null) {
                checked.add(condition);
            }
        }
        return checked;
    }

    private List<String> inputs(boolean dependent, Violations violations) {
        List<String> named = inputs == null ? List.of() : inputs;
        if (!dependent) {
            violations.require(named.isEmpty(), "inputs", "go with a DEPENDENT variable only");
            return List.of();
        }
        boolean good = violations.require(
                        named.stream().noneMatch(input -> input == null || input.isBlank()),
                        "inputs",
                        "have no empty entry")
                && violations.require(Set.copyOf(named).size() == named.size(), "inputs", "name no variable twice");
        if (!good) {
            return List.of();
        }
        Set<String> all = new LinkedHashSet<>(named);
        if (instruction != null) {
            all.addAll(Words.references(instruction));
        }
        violations.require(
                !all.isEmpty(),
                "inputs",
                "a DEPENDENT variable needs at least one: here, or as {Other Variable} in the instruction");
        violations.require(all.size() <= MAX_INPUTS, "inputs", "are at most " + MAX_INPUTS);
        return List.copyOf(all);
    }
}
