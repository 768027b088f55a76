package dev.labelwright.variable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.problem.Violations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A condition as a client writes it. Its form is checked here; what it names and compares, by {@link ConditionRules}.
 *
 * @param subject what is compared
 * @param variable the variable that is compared, with subject {@code VARIABLE}; with another subject and no value, the
 *     variable that it is compared with
 * @param operator how
 * @param value with what: a constant, a list of 1 to 500 constants, or <code>{"variable": "Name"}</code>
 * @param days 0 to 100,000, with {@code WITHIN_DAYS} and {@code NOT_WITHIN_DAYS} only
 */
@Schema(name = "ConditionBody")
public record ConditionBody(
        Condition.Subject subject, String variable, Operator operator, JsonNode value, Integer days) {
    static final int MAX_LIST = 500;
    static final int MAX_DAYS = 100_000;
    private static final String REFERENCE = "variable";

    /** The body that says what a condition says. */
    static ConditionBody of(Condition condition) {
        return new ConditionBody(
                condition.subject(), condition.variable(), condition.operator(), condition.value(), condition.days());
    }

    /** The condition; {@code null} where it breaks a rule, which is noted. */
    Condition checked(String field, Violations violations) {
        violations.require(subject != null, field + ".subject", "is required");
        violations.require(operator != null, field + ".operator", "is required");
        if (subject == null || operator == null) {
            return null;
        }
        boolean ofVariable = subject == Condition.Subject.VARIABLE;
        boolean shorthand = !ofVariable
                && variable != null
                && absent(value)
                && operator.right() != Operator.Right.NONE
                && operator.right() != Operator.Right.LIST;
        JsonNode right = shorthand
                ? JsonNodeFactory.instance.objectNode().put(REFERENCE, variable)
                : absent(value) ? null : value;
        boolean leftFits = violations.require(
                ofVariable == (variable != null) || shorthand,
                field + ".variable",
                ofVariable ? "is required with subject VARIABLE" : "goes with subject VARIABLE only");
        boolean rightFits = rightFits(right, field + ".value", violations);
        boolean daysFit = daysFit(field + ".days", violations);
        return leftFits && rightFits && daysFit
                ? new Condition(subject, ofVariable ? variable : null, operator, right, days)
                : null;
    }

    private boolean rightFits(JsonNode right, String field, Violations violations) {
        return switch (operator.right()) {
            case NONE -> violations.require(right == null, field, "does not go with " + operator);
            case LIST ->
                violations.require(
                        right != null && right.isArray() && !right.isEmpty() && right.size() <= MAX_LIST,
                        field,
                        "must be a list of 1 to %d constants with %s".formatted(MAX_LIST, operator));
            case ANY, DATE, TEXT ->
                violations.require(right != null, field, "is required with " + operator)
                        && violations.require(
                                !right.isArray(), field, "must not be a list; lists go with IN and NOT_IN")
                        && violations.require(
                                !right.isObject() || isReference(right),
                                field,
                                "must be a constant, or {\"variable\": \"Name\"}");
        };
    }

    private boolean daysFit(String field, Violations violations) {
        return operator.countsDays()
                ? violations.require(
                        days != null && days >= 0 && days <= MAX_DAYS,
                        field,
                        "must be between 0 and %d with %s".formatted(MAX_DAYS, operator))
                : violations.require(days == null, field, "goes with WITHIN_DAYS and NOT_WITHIN_DAYS only");
    }

    private static boolean isReference(JsonNode right) {
        return right.size() == 1 && right.path(REFERENCE).isTextual();
    }

    private static boolean absent(JsonNode node) {
        return node == null || node.isNull();
    }
}
