package dev.labelwright.problem;

import java.util.ArrayList;
import java.util.List;

/** Gathers every broken rule of a body, so that one answer names them all. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    /** Notes a broken rule unless it holds; answers whether it holds. */
    public boolean require(boolean holds, String field, String rule) {
        if (!holds) {
            found.add(Violation.ofField(field, rule));
        }
        return holds;
    }

    /** Requires a text with at least one visible character and no NUL, within a length. */
    public boolean requireText(String text, String field, int maximumLength) {
        return require(text != null && !text.isBlank(), field, "is required and must not be blank")
                && requireOptionalText(text, field, maximumLength);
    }

    /** Requires that a text, if there is one, keeps within a length and has no NUL. */
    public boolean requireOptionalText(String text, String field, int maximumLength) {
        return require(
                        text == null || text.length() <= maximumLength,
                        field,
                        "must have at most %d characters".formatted(maximumLength))
                && require(text == null || text.indexOf('\0') < 0, field, "must not contain a NUL character");
    }

    /** Requires that a number, if there is one, lies within bounds. */
    public boolean requireRange(Number number, String field, long least, long most) {
        return require(
                number == null || (number.longValue() >= least && number.longValue() <= most),
                field,
                "must be between %d and %d".formatted(least, most));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Refuses the input where any rule was broken, naming each. */
    public void throwIfAny() {
        throwIfAny(ErrorCode.RULE_BROKEN);
    }

    /** As {@link #throwIfAny()}, with a code of its own. */
    public void throwIfAny(ErrorCode code) {
        if (!found.isEmpty()) {
            Violation first = found.getFirst();
            throw new ProblemException(
                    code,
                    found.size() == 1
                            ? first.field() + ": " + first.message()
                            : "%d rules are broken; the first: %s: %s"
                                    .formatted(found.size(), first.field(), first.message()),
                    found.subList(0, Math.min(found.size(), 1000)),
                    found.size());
        }
    }
}
