package dev.labelwright.review.export;

import dev.labelwright.ontology.Variable;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.list.LabelRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is exported.
 *
 * @param variables the project's, in the ontology's order; labels of others are of deleted ones, and left out
 * @param variablesPerCall the most variables that one prompt of the project asks
 * @param status only this; {@code null} for all
 * @param includeNull whether labels without an effective value are there too
 */
public record Export(
        UUID project,
        Map<UUID, Variable> variables,
        int variablesPerCall,
        ExportFormat format,
        ExportLayout layout,
        ReviewStatus status,
        boolean includeNull) {

    /** The variables by their id, in their order. */
    static Map<UUID, Variable> byId(List<Variable> variables) {
        Map<UUID, Variable> byId = new LinkedHashMap<>();
        variables.forEach(variable -> byId.put(variable.id(), variable));
        return byId;
    }

    /** Whether a label belongs into the file. */
    public boolean includes(LabelRow row) {
        return variables.containsKey(row.label().cell().variableId()) && (includeNull || row.effectiveValue() != null);
    }

    /** What the file is called. */
    String filename() {
        return "labels-%s.%s".formatted(project, format.extension());
    }
}
