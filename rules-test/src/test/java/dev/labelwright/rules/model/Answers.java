package dev.labelwright.rules.model;

import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import java.util.List;

/** What an answer says once the variable's default value has taken the place of an empty one. */
public final class Answers {
    private static final double WITHOUT_A_MODEL = 1;

    private Answers() {}

    /** Of a cell that no model was asked about. */
    static List<Said> withoutCall(Variable variable, Stage stage, List<Said> values) {
        return completed(variable, stage, values, WITHOUT_A_MODEL);
    }

    /** Of a cell that the model was asked about. */
    public static List<Said> of(Variable variable, Stage stage, Reply.Answered reply) {
        return completed(variable, stage, reply.values(), reply.confidence());
    }

    private static List<Said> completed(Variable variable, Stage stage, List<Said> values, double confidence) {
        boolean takesDefault = variable.defaultValue() != null
                && (stage != Stage.NOTE_LABELS || variable.scope() == Scope.ONE_PER_NOTE);
        return values.isEmpty() && takesDefault ? List.of(new Said(variable.defaultValue(), confidence)) : values;
    }
}
