package dev.labelwright.variable;

import dev.labelwright.problem.Violations;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The texts that a model is told, and what stands in braces in them. */
final class Words {
    private static final Pattern REFERENCE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Set<String> PLACEHOLDERS = Set.of("name", "instruction");

    private Words() {}

    /** The names in braces of a dependent variable's instruction, in their order, each once. */
    static List<String> references(String instruction) {
        return REFERENCE
                .matcher(instruction)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    /** Requires that a text, if there is one, says something within its length. */
    static boolean requireIfThere(String text, String field, int maximumLength, Violations violations) {
        return text == null
                || (violations.require(!text.isBlank(), field, "must not be blank; leave it out")
                        && violations.requireOptionalText(text, field, maximumLength));
    }

    /** Requires that a template, if there is one, has no placeholder but those that are filled in. */
    static boolean requireTemplate(String template, String field, Violations violations) {
        return template == null
                || (requireIfThere(template, field, VariableBody.MAX_INSTRUCTION, violations)
                        && violations.require(
                                PLACEHOLDER
                                        .matcher(template)
                                        .results()
                                        .map(Words::inner)
                                        .allMatch(PLACEHOLDERS::contains),
                                field,
                                "has no placeholders but {{name}} and {{instruction}}"));
    }

    private static String inner(MatchResult match) {
        return match.group(1);
    }
}
