package dev.labelwright.variable;

import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.Violations;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client says of how a {@code ONE_PER_PATIENT} variable is drawn together.
 *
 * @param strategy where absent, {@code MODEL} if any of the model's fields is given, else {@code MODEL} for text and
 *     {@code MOST_CONFIDENT} for the other types
 * @param instruction for the model, at most 20,000 characters
 * @param options the values that the patient may have, for the model and {@code TEXT}
 * @param onlyTrueValues of a {@code BOOLEAN}: whether candidates that are not true are left out
 * @param promptTemplate for the model: its words in place of the instruction, with <code>{{name}}</code> and
 *     <code>{{instruction}}</code>
 */
@Schema(name = "AggregationBody")
public record AggregationBody(
        Strategy strategy,
        String instruction,
        List<OptionBody> options,
        Boolean onlyTrueValues,
        String promptTemplate) {
    private static final String FIELD = "aggregation";

    static AggregationBody of(Aggregation aggregation) {
        return new AggregationBody(
                aggregation.strategy(),
                aggregation.instruction(),
                aggregation.options().stream().map(OptionBody::of).toList(),
                aggregation.onlyTrueValues(),
                aggregation.promptTemplate());
    }

    /** Whether it says anything that only a model can use. */
    boolean tellsModel() {
        return instruction != null || promptTemplate != null || (options != null && !options.isEmpty());
    }

    /** The aggregation; {@code null} where the body breaks a rule, which is noted. */
    Aggregation checked(VariableType type, Violations violations) {
        Strategy chosen = strategy != null ? strategy : tellsModel() ? Strategy.MODEL : Strategy.defaultFor(type);
        boolean only = Boolean.TRUE.equals(onlyTrueValues);
        List<Option> checkedOptions = OptionBody.checked(options, type, FIELD + ".options", violations);
        violations.require(chosen.fits(type), FIELD + ".strategy", "%s does not fit type %s".formatted(chosen, type));
        violations.require(
                !only || type == VariableType.BOOLEAN,
                FIELD + ".onlyTrueValues",
                "goes with type BOOLEAN only, not with " + type);
        forModelOnly(chosen, instruction == null, ".instruction", violations);
        forModelOnly(chosen, options == null || options.isEmpty(), ".options", violations);
        forModelOnly(chosen, promptTemplate == null, ".promptTemplate", violations);
        Words.requireIfThere(instruction, FIELD + ".instruction", VariableBody.MAX_INSTRUCTION, violations);
        Words.requireTemplate(promptTemplate, FIELD + ".promptTemplate", violations);
        return violations.isEmpty() ? new Aggregation(chosen, instruction, checkedOptions, only, promptTemplate) : null;
    }

    private static void forModelOnly(Strategy chosen, boolean absent, String field, Violations violations) {
        violations.require(
                absent || chosen == Strategy.MODEL, FIELD + field, "goes with strategy MODEL only, not with " + chosen);
    }
}
