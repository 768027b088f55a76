package dev.labelwright.rest;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;

/** Request bodies. */
public final class Bodies {
    private Bodies() {}

    /** The body; refuses a request without one. */
    public static <T> T required(T body) {
        if (body == null) {
            throw new ProblemException(ErrorCode.INVALID_BODY, "The operation needs a JSON object as its body.");
        }
        return body;
    }
}
