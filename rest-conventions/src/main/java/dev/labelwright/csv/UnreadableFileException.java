package dev.labelwright.csv;

import dev.labelwright.problem.Violation;

/** A file that cannot be read on behind a place, whatever the caller does with bad rows. */
public final class UnreadableFileException extends RuntimeException {
    private final transient Violation violation;

    UnreadableFileException(long line, String column, FileRule rule, String message) {
        super(message);
        this.violation = Violation.ofLine(line, column, rule.name(), message);
    }

    /** The place and the rule. */
    public Violation violation() {
        return violation;
    }
}
