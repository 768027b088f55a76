package dev.labelwright.review.quality.measure;

import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import java.util.List;
import java.util.UUID;

/**
 * A variable, as far as its values are compared.
 *
 * @param position its place in the project's ontology
 */
public record MeasuredVariable(
        UUID id, String name, VariableType type, Scope scope, List<Option> options, int position) {
    public MeasuredVariable {
        options = List.copyOf(options);
    }

    /** Whether values are told apart by category, so that each category has positives and negatives. */
    boolean categorical() {
        return !options.isEmpty();
    }

    /** Whether a cell has a set of values. */
    boolean many() {
        return scope == Scope.MANY_PER_NOTE;
    }
}
