package dev.labelwright.variable;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.Violations;
import java.util.List;

/**
 * A rule that a variable breaks in its ontology.
 *
 * @param variable its name
 * @param field the place in its body
 * @param code {@code UNKNOWN_REFERENCE} or {@code RULE_BROKEN}
 * @param message the rule, for people
 */
record Finding(String variable, String field, ErrorCode code, String message) {

    /** Refuses the body of a variable for what it breaks, in itself or in those that refer to it. */
    static void refuse(String changed, List<Finding> findings) {
        ErrorCode code = findings.stream().anyMatch(finding -> finding.code() == ErrorCode.UNKNOWN_REFERENCE)
                ? ErrorCode.UNKNOWN_REFERENCE
                : ErrorCode.RULE_BROKEN;
        Violations violations = new Violations();
        findings.stream()
                .filter(finding -> finding.code() == code)
                .forEach(finding -> violations.require(
                        false,
                        finding.variable().equals(changed) ? finding.field() : "type",
                        finding.variable().equals(changed) ? finding.message() : finding.ofReferrer()));
        violations.throwIfAny(code);
    }

    /** The message where a change elsewhere makes the variable break the rule. */
    String ofReferrer() {
        return "the variable '%s' would break: %s: %s".formatted(variable, field, message);
    }
}
