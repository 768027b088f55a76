package dev.labelwright.condition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A condition with its variables found, so that it can be asked of the database.
 *
 * @param subject what stands on the left
 * @param left the variable on the left; {@code null} for a note's date or title
 * @param operator how the sides are compared
 * @param value the constant or the list on the right; {@code null} without
 * @param right the variable on the right; {@code null} without
 * @param days with an operator that counts days
 * @param dates whether the sides are dates, and so compared by day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Predicate(
        Condition.Subject subject,
        Side left,
        Operator operator,
        JsonNode value,
        Side right,
        Integer days,
        boolean dates) {

    /**
     * A variable that a condition looks at.
     *
     * @param patientLevel whether its value belongs to the patient
     */
    public record Side(UUID variableId, boolean patientLevel) {
        static Side of(Variable variable) {
            return new Side(variable.id(), variable.patientLevel());
        }
    }

    public Predicate {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(operator, "operator");
    }

    /**
     * The condition over an ontology.
     *
     * @param ontology the variables by name; has all that the condition names
     */
    public static Predicate of(Condition condition, Map<String, Variable> ontology) {
        Variable left = condition.variable() == null ? null : ontology.get(condition.variable());
        Variable right = condition.rightVariable().map(ontology::get).orElse(null);
        boolean dates =
                switch (condition.subject()) {
                    case NOTE_DATE -> true;
                    case NOTE_TITLE -> false;
                    case VARIABLE -> left.type() == VariableType.TIMESTAMP;
                };
        return new Predicate(
                condition.subject(),
                left == null ? null : Side.of(left),
                condition.operator(),
                right == null ? condition.value() : null,
                right == null ? null : Side.of(right),
                condition.days(),
                dates);
    }

    /** The variables that it looks at. */
    @JsonIgnore
    public Stream<Side> sides() {
        return Stream.of(left, right).filter(Objects::nonNull);
    }

    /** Whether it looks at nothing but values of the patient. */
    @JsonIgnore
    public boolean patientLevel() {
        return subject == Condition.Subject.VARIABLE && sides().allMatch(Side::patientLevel);
    }
}
