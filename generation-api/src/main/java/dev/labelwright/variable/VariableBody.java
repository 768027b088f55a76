package dev.labelwright.variable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.Violations;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client says of a variable. Aggregation, conditions, inputs, default values, thresholds, models and templates of
 * a variable's own come with the stages that use them; until then they are refused, never ignored.
 *
 * @param name unique in the project, at most 200 characters
 * @param kind {@code EXTRACTED} where absent
 * @param type what kind of value
 * @param scope {@code ONE_PER_NOTE} where absent
 * @param instruction what to read, at most 20,000 characters
 * @param options the values of a {@code TEXT} variable, at most 500
 * @param instrument the form that it belongs to
 * @param includeInGeneration whether a selection of all variables includes it; true where absent
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
        JsonNode aggregation,
        List<JsonNode> conditions,
        List<String> inputs,
        String instrument,
        Boolean includeInGeneration,
        BigDecimal confidenceThreshold,
        String model,
        String promptTemplate) {

    static final int MAX_NAME = 200;
    static final int MAX_INSTRUCTION = 20_000;
    static final int MAX_OPTIONS = 500;

    /** Where a variable's values come from. */
    public enum Kind {
        /** The notes. */
        EXTRACTED,
        /** Other variables' values. */
        DEPENDENT
    }

    /** One of the values of a {@code TEXT} variable. */
    @Schema(name = "OptionBody")
    public record OptionBody(String value, String definition) {}

    /** What a new version of a variable says, every default filled in. */
    record Content(
            String name,
            VariableType type,
            Scope scope,
            String instruction,
            List<Option> options,
            String instrument,
            boolean includeInGeneration) {

        /** The same, with what a file does not say as it is. */
        Content keeping(VariableView existing) {
            return new Content(
                    name, type, scope, instruction, options, existing.instrument(), existing.includeInGeneration());
        }
    }

    /** The body with its defaults. Names every rule that it breaks. */
    Content validated() {
        Violations unavailable = new Violations();
        unavailable.require(kind != Kind.DEPENDENT, "kind", "only EXTRACTED is offered yet");
        unavailable.require(
                scope != Scope.ONE_PER_PATIENT, "scope", "only ONE_PER_NOTE and MANY_PER_NOTE are offered yet");
        unavailable.require(absent(defaultValue), "defaultValue", "is not offered yet");
        unavailable.require(absent(aggregation), "aggregation", "is not offered yet");
        unavailable.require(conditions == null || conditions.isEmpty(), "conditions", "are not offered yet");
        unavailable.require(inputs == null || inputs.isEmpty(), "inputs", "are not offered yet");
        unavailable.require(confidenceThreshold == null, "confidenceThreshold", "is not offered yet");
        unavailable.require(model == null, "model", "is not offered yet");
        unavailable.require(promptTemplate == null, "promptTemplate", "is not offered yet");
        unavailable.throwIfAny(ErrorCode.NOT_AVAILABLE);

        Violations violations = new Violations();
        violations.requireText(name, "name", MAX_NAME);
        violations.require(type != null, "type", "is required");
        violations.requireText(instruction, "instruction", MAX_INSTRUCTION);
        violations.requireOptionalText(instrument, "instrument", MAX_NAME);
        List<Option> checked = options(violations);
        violations.throwIfAny();
        return new Content(
                name,
                type,
                Objects.requireNonNullElse(scope, Scope.ONE_PER_NOTE),
                instruction,
                checked,
                instrument,
                Objects.requireNonNullElse(includeInGeneration, true));
    }

    private List<Option> options(Violations violations) {
        if (options == null || options.isEmpty()) {
            return List.of();
        }
        if (!violations.require(
                type == VariableType.TEXT || type == null, "options", "go with type TEXT only, not with " + type)) {
            return List.of();
        }
        violations.require(options.size() <= MAX_OPTIONS, "options", "are at most " + MAX_OPTIONS);
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < options.size(); index++) {
            OptionBody option = options.get(index);
            String field = "options[%d]".formatted(index);
            if (!violations.require(option != null, field, "must be an object")) {
                continue;
            }
            violations.requireText(option.value(), field + ".value", Option.MAX_VALUE);
            violations.requireOptionalText(option.definition(), field + ".definition", Option.MAX_DEFINITION);
            violations.require(
                    option.value() == null || seen.add(option.value()), field + ".value", "stands there twice");
        }
        return violations.isEmpty()
                ? options.stream()
                        .map(option -> new Option(option.value(), option.definition()))
                        .toList()
                : List.of();
    }

    private static boolean absent(JsonNode node) {
        return node == null || node.isNull();
    }
}
