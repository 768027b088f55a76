package dev.labelwright.variable;

import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.problem.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of the values of a {@code TEXT} variable.
 *
 * @param value what a label says, at most 500 characters
 * @param definition when it applies, at most 4,000 characters
 */
@Schema(name = "OptionBody")
public record OptionBody(String value, String definition) {
    static final int MAX_OPTIONS = 500;

    static OptionBody of(Option option) {
        return new OptionBody(option.value(), option.definition());
    }

    /** The options of a field; none where one breaks a rule, which is noted. */
    static List<Option> checked(List<OptionBody> options, VariableType type, String field, Violations violations) {
        if (options == null || options.isEmpty()) {
            return List.of();
        }
        boolean good = violations.require(
                        type == VariableType.TEXT || type == null, field, "go with type TEXT only, not with " + type)
                && violations.require(options.size() <= MAX_OPTIONS, field, "are at most " + MAX_OPTIONS);
        if (!good) {
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < options.size(); index++) {
            good &= options.get(index) == null
                    ? violations.require(false, "%s[%d]".formatted(field, index), "must be an object")
                    : options.get(index).fits("%s[%d]".formatted(field, index), seen, violations);
        }
        return good
                ? options.stream()
                        .map(option -> new Option(option.value(), option.definition()))
                        .toList()
                : List.of();
    }

    private boolean fits(String field, Set<String> seen, Violations violations) {
        boolean valueFits = violations.requireText(value, field + ".value", Option.MAX_VALUE)
                && violations.require(seen.add(value), field + ".value", "stands there twice");
        return violations.requireOptionalText(definition, field + ".definition", Option.MAX_DEFINITION) && valueFits;
    }
}
