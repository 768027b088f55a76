package dev.labelwright.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.labelwright.ontology.VariableDefinition;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What the model said of one variable.
 *
 * @param variableId the variable
 * @param variableVersion the version of its definition that was asked
 * @param values the drafts: at most one in a {@code ONE_PER_NOTE} variable; empty where the note says nothing
 * @param otherwise of a window of a long note: what stands for no value in any window, the variable's default value;
 *     {@code null} where there is none, and in all other answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(UUID variableId, int variableVersion, List<Draft> values, Draft otherwise) {
    public Answer {
        Objects.requireNonNull(variableId, "variableId");
        values = List.copyOf(values);
    }

    /** An answer that stands for itself. */
    public Answer(UUID variableId, int variableVersion, List<Draft> values) {
        this(variableId, variableVersion, values, null);
    }

    /** The answer where there was nothing to ask: the default value, for certain, where the variable has one. */
    public static Answer ofNothing(VariableDefinition variable) {
        return new Answer(
                variable.id(),
                variable.version(),
                variable.defaultValue() == null
                        ? List.of()
                        : List.of(new Draft(variable.defaultValue(), 1, List.of())));
    }
}
