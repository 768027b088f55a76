package dev.labelwright.ontology;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * How the candidates of a {@code ONE_PER_PATIENT} variable become the patient's one value.
 *
 * @param strategy the rule, or the model
 * @param instruction for the model; {@code null} where the variable's own says enough
 * @param options the values that the patient may have; those of the variable where empty
 * @param onlyTrueValues whether candidates of a {@code BOOLEAN} that are not true are left out
 * @param promptTemplate the words that the model gets in place of the instruction; {@code null} without
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Aggregation(
        Strategy strategy, String instruction, List<Option> options, boolean onlyTrueValues, String promptTemplate) {
    public Aggregation {
        Objects.requireNonNull(strategy, "aggregation strategy");
        options = options == null ? List.of() : List.copyOf(options);
        if (strategy != Strategy.MODEL && (instruction != null || !options.isEmpty() || promptTemplate != null)) {
            throw new IllegalArgumentException(
                    "aggregation %s: asks no model, so it takes no instruction, options".formatted(strategy)
                            + " or template");
        }
    }

    /** The aggregation of a variable that names none. */
    public static Aggregation defaultFor(VariableType type) {
        return new Aggregation(Strategy.defaultFor(type), null, List.of(), false, null);
    }
}
