package dev.labelwright.demo.client;

import dev.labelwright.problem.Violation;
import java.util.List;

/** An error as a service answers it (RFC 9457). */
public record Problem(
        String title, int status, String detail, String code, List<Violation> violations, Long violationCount) {
    private static final int SHOWN_VIOLATIONS = 20;

    public Problem {
        violations = violations == null ? List.of() : List.copyOf(violations);
    }

    /** The problem for people: what is wrong, then each broken rule on a line with its place. */
    public String readable() {
        StringBuilder text = new StringBuilder(title == null ? "The service refused the request" : title);
        text.append(" (")
                .append(code == null ? "HTTP" : code)
                .append(", ")
                .append(status)
                .append(')');
        if (detail != null && !detail.isBlank()) {
            text.append(": ").append(detail);
        }
        violations.stream().limit(SHOWN_VIOLATIONS).forEach(violation -> text.append("\n  - ")
                .append(readable(violation)));
        long more = (violationCount == null ? violations.size() : violationCount)
                - Math.min(violations.size(), SHOWN_VIOLATIONS);
        if (more > 0) {
            text.append("\n  - and ").append(more).append(" more");
        }
        return text.toString();
    }

    private static String readable(Violation violation) {
        StringBuilder place = new StringBuilder();
        if (violation.line() != null) {
            place.append("line ").append(violation.line());
        }
        if (violation.column() != null) {
            place.append(place.isEmpty() ? "" : ", ").append("column ").append(violation.column());
        }
        if (violation.field() != null) {
            place.append(place.isEmpty() ? "" : ", ").append(violation.field());
        }
        String rule = violation.code() == null ? "" : " [" + violation.code() + "]";
        return place + (place.isEmpty() ? "" : ": ") + violation.message() + rule;
    }
}
