package dev.labelwright.review.imports;

import dev.labelwright.ontology.Variable;
import dev.labelwright.problem.Violation;
import dev.labelwright.review.export.csv.DetailedColumn;
import java.util.Map;
import java.util.function.Consumer;

/** Makes labels of the columns of the layout {@code detailed}, as far as that needs nothing but the variables. */
public final class LabelCheck {
    /** Who drafted, where the file has a draft and does not say. */
    public static final String UNNAMED_MODEL = "imported";

    private final Map<String, Variable> variables;
    private final Consumer<Violation> rejected;
    private long places;

    public LabelCheck(Map<String, Variable> variables, Consumer<Violation> rejected) {
        this.variables = variables;
        this.rejected = rejected;
    }

    /** The project's variable of a name; {@code null} where there is none. */
    public Variable variable(String name) {
        return variables.get(name);
    }

    /** Tells a broken rule. */
    public void reject(Origin origin, String column, ImportRule rule, String message) {
        rejected.accept(origin.violation(column, rule, message));
    }

    /** The label of some columns; {@code null} where it breaks a rule, each of which is told. */
    public ImportedLabel label(Origin origin, Map<DetailedColumn, String> columns) {
        return new ColumnReading(this, origin, columns).label();
    }

    /** A label of a cell that is known to be right in itself. */
    public ImportedLabel label(
            Origin origin, String patient, String note, Variable variable, ImportedLabel.Content content) {
        return new ImportedLabel(origin, places++, patient, note, variable.id(), content);
    }
}
