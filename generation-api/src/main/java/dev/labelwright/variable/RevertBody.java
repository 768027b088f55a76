package dev.labelwright.variable;

import dev.labelwright.problem.Violations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which version a variable is to say again.
 *
 * @param version one that it had
 */
@Schema(name = "VariableRevertBody")
public record RevertBody(Integer version) {
    int validated() {
        Violations violations = new Violations();
        violations.require(version != null, "version", "is required");
        violations.throwIfAny();
        return version;
    }
}
