package dev.labelwright.variable;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The order that the variables are to have.
 *
 * @param names of every variable of the project, each once
 */
@Schema(name = "VariableOrderBody")
public record OrderBody(List<String> names) {

    /** Refuses an order that leaves out a variable, or names one twice or one that is not there. */
    void validate(Set<String> known) {
        Violations missing = new Violations();
        missing.require(names != null, "names", "is required");
        missing.throwIfAny();
        Set<String> seen = new HashSet<>();
        Violations unknown = new Violations();
        for (int index = 0; index < names.size(); index++) {
            String field = "names[%d]".formatted(index);
            String name = names.get(index);
            if (unknown.require(
                    name != null && known.contains(name), field, "there is no variable '%s'".formatted(name))) {
                missing.require(seen.add(name), field, "stands there twice");
            }
        }
        unknown.throwIfAny(ErrorCode.UNKNOWN_REFERENCE);
        known.stream()
                .filter(name -> !seen.contains(name))
                .sorted()
                .forEach(name -> missing.require(false, "names", "lacks the variable '%s'".formatted(name)));
        missing.throwIfAny();
    }
}
