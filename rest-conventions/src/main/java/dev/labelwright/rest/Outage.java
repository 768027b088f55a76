package dev.labelwright.rest;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells a part that is away from a fault of our own. */
public final class Outage {
    private static final int DEEPEST = 20;

    private Outage() {}

    /** Whether a failure comes of a database or broker that cannot be reached, or that is shutting down. */
    public static boolean causes(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (isOutage(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The failure's classes from the outside in, without their messages. */
    static String summary(Throwable failure) {
        StringBuilder summary = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            summary.append(depth == 0 ? "" : " < ").append(cause.getClass().getSimpleName());
        }
        return summary.toString();
    }

    private static boolean isOutage(Throwable cause) {
        String state = SqlState.of(cause);
        // Connection failures; shutdown and crash recovery; too many connections.
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("53300")
                // To Jackson, JSON that does not fit is an I/O failure; to us it is a fault.
                || (cause instanceof IOException && !(cause instanceof JacksonException))
                || cause instanceof TimeoutException
                || "Pool is closed".equals(cause.getMessage())
                || "Pool closed".equals(cause.getMessage())
                || "Timeout".equals(cause.getMessage())
                || "Connection is not active now, current status: CLOSED".equals(cause.getMessage())
                || cause.getClass().getSimpleName().equals("ClosedConnectionException");
    }
}
