package dev.labelwright.review.apply;

import dev.labelwright.rest.Outage;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Optional;

/** Whose fault it is that a batch was not applied, and so what to do about it. */
enum FailureKind {
    /** The database is away, or not as it should be: wait for it. */
    OUTAGE,
    /** Another transaction was in the way: try again. */
    CONFLICT,
    /** The batch itself: one of its results cannot be applied. */
    BATCH;

    private static final int DEEPEST = 20;

    static FailureKind of(Throwable failure) {
        if (Outage.causes(failure)) {
            return OUTAGE;
        }
        return state(failure).map(FailureKind::ofState).orElse(BATCH);
    }

    private static FailureKind ofState(String state) {
        // Rollbacks; a lock not available; a round that another replica closed meanwhile.
        if (state.startsWith("40") || state.equals("55P03") || state.equals("23505")) {
            return CONFLICT;
        }
        // Data, integrity, limits. Anything else (a missing grant, a full disk) no message can cause.
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54") ? BATCH : OUTAGE;
    }

    /** The SQL state, which Hibernate gives on in an exception of JDBC. */
    private static Optional<String> state(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            String state =
                    switch (cause) {
                        case PgException postgres -> postgres.getSqlState();
                        case SQLException sql -> sql.getSQLState();
                        default -> null;
                    };
            if (state != null) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** A failure in a word for the log: never its message, which may quote what was to be written. */
    static String name(Throwable failure) {
        return state(failure).map(state -> "SQL state " + state).orElseGet(() -> failure.getClass()
                .getSimpleName());
    }
}
