package dev.labelwright.offline.baseline;

import dev.labelwright.ontology.Scope;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which rule reads a question. */
final class Rules {
    private static final Pattern AGE = Pattern.compile("\\bages?\\b|\\bhow old\\b");
    private static final Pattern AGE_OF_ELSE =
            Pattern.compile("\\bage (?:at|of|when)\\b(?! the (?:patient|visit|note))");

    private Rules() {}

    static Rule ruleFor(Question question) {
        return switch (question.type()) {
            case BOOLEAN -> new BooleanRule();
            case TIMESTAMP -> new DateRule();
            case INTEGER, FLOAT -> numberRule(question);
            case TEXT -> textRule(question);
        };
    }

    private static Rule numberRule(Question question) {
        String name = question.name().toLowerCase(Locale.ROOT);
        String instruction = question.instruction().toLowerCase(Locale.ROOT);
        boolean howOld = instruction.contains("how old is") || instruction.contains("patient's age");
        if ((AGE.matcher(name).find() || howOld) && !AGE_OF_ELSE.matcher(name).find()) {
            return new AgeRule();
        }
        return PressureRule.answers(question) ? new PressureRule() : new NumberRule();
    }

    private static Rule textRule(Question question) {
        if (!question.options().isEmpty()) {
            return new OptionRule();
        }
        boolean many = question.scope() == Scope.MANY_PER_NOTE;
        return many && MedicationRule.answers(question) ? new MedicationRule() : new FreeTextRule();
    }
}
