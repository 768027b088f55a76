package dev.labelwright.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error as clients see it (RFC 9457).
 *
 * @param type identifies the kind of problem
 * @param title the kind, for people
 * @param status the HTTP status
 * @param detail this occurrence, for people
 * @param instance the path that was asked
 * @param code the kind, for machines
 * @param violations each broken rule, where the input broke any; at most the first 1,000
 * @param violationCount how many there are in all, where there are any
 */
@Schema(name = "Problem", description = "An error (RFC 9457)")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        ErrorCode code,
        List<Violation> violations,
        Long violationCount) {

    /** The media type of the document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(ErrorCode code, String detail, String instance) {
        return new ProblemDocument(code.type(), code.title(), code.status(), detail, instance, code, null, null);
    }

    static ProblemDocument of(ProblemException problem, String instance) {
        boolean none = problem.violations().isEmpty();
        return new ProblemDocument(
                problem.code().type(),
                problem.code().title(),
                problem.code().status(),
                problem.getMessage(),
                instance,
                problem.code(),
                none ? null : problem.violations(),
                none ? null : problem.violationCount());
    }
}
