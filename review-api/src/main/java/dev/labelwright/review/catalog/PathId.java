package dev.labelwright.review.catalog;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import java.util.UUID;

/** Ids as clients give them: opaque strings, of which only the ones we gave out mean anything. */
public final class PathId {
    private static final int LENGTH = 36;

    private PathId() {}

    /**
     * The id of a resource in a path.
     *
     * @throws ProblemException {@code NOT_FOUND} where it cannot be one
     */
    public static UUID of(String what, String text) {
        try {
            if (text.length() == LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            ProblemException problem = notFound(what, text);
            problem.initCause(e);
            throw problem;
        }
        throw notFound(what, text);
    }

    /**
     * The id in a query parameter.
     *
     * @throws ProblemException {@code INVALID_PARAMETER} where it cannot be one
     */
    public static UUID ofParameter(String parameter, String text) {
        try {
            return of(parameter, text);
        } catch (ProblemException e) {
            ProblemException problem =
                    ProblemException.ofField(ErrorCode.INVALID_PARAMETER, parameter, "must be an id (a UUID)");
            problem.initCause(e);
            throw problem;
        }
    }

    private static ProblemException notFound(String what, String text) {
        return ProblemException.notFound(what, text.length() > LENGTH ? text.substring(0, LENGTH) + "…" : text);
    }
}
