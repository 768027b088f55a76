package dev.labelwright.generation.control;

import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny;

/** How long the statements of a transaction wait for a lock. */
final class LockPatience {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private LockPatience() {}

    static Uni<Void> of(Mutiny.Session session, Duration patience) {
        return Statement.query("select set_config('lock_timeout', :patience, true)")
                .with("patience", patience.toMillis() + "ms")
                .list(session, Object.class)
                .replaceWithVoid();
    }

    /** Whether a failure comes of a lock that was not to be had in time. */
    static boolean ranOut(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException postgres && LOCK_NOT_AVAILABLE.equals(postgres.getSqlState())) {
                return true;
            }
        }
        return false;
    }
}
