package dev.labelwright.rest;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;

/** Who asks, by their own word, until there is identity. */
public final class Caller {
    /** The header with the caller's name. */
    public static final String HEADER = "Labelwright-User";

    private static final String NOBODY = "anonymous";
    private static final int LONGEST = 200;

    private Caller() {}

    /** The caller's name; {@code anonymous} where the header is absent. */
    public static String named(String header) {
        if (header == null || header.isBlank()) {
            return NOBODY;
        }
        if (header.length() > LONGEST) {
            throw ProblemException.ofField(
                    ErrorCode.INVALID_PARAMETER, HEADER, "must have at most %d characters".formatted(LONGEST));
        }
        return header.strip();
    }
}
