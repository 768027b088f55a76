package dev.labelwright.problem;

import java.util.List;
import java.util.Objects;

/** An input or a state that an operation refuses; becomes a problem document (RFC 9457). */
public final class ProblemException extends RuntimeException {
    private final ErrorCode code;
    private final transient List<Violation> violations;
    private final long violationCount;

    public ProblemException(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    public ProblemException(ErrorCode code, String detail, List<Violation> violations) {
        this(code, detail, violations, violations.size());
    }

    /**
     * @param violations the first ones
     * @param violationCount how many there are in all
     */
    public ProblemException(ErrorCode code, String detail, List<Violation> violations, long violationCount) {
        super(detail);
        this.code = Objects.requireNonNull(code, "code");
        this.violations = List.copyOf(violations);
        this.violationCount = violationCount;
    }

    /** A single field that breaks a rule. */
    public static ProblemException ofField(ErrorCode code, String field, String message) {
        return new ProblemException(code, field + ": " + message, List.of(Violation.ofField(field, message)));
    }

    /** A resource that is not there. */
    public static ProblemException notFound(String what, Object id) {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no %s '%s'.".formatted(what, id));
    }

    public ErrorCode code() {
        return code;
    }

    public List<Violation> violations() {
        return violations;
    }

    public long violationCount() {
        return violationCount;
    }
}
