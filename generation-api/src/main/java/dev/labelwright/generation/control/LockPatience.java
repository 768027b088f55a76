package dev.labelwright.generation.control;

import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny;

/** How long the statements of a transaction wait for a lock. */
final class LockPatience {
    private LockPatience() {}

    static Uni<Void> of(Mutiny.Session session, Duration patience) {
        return Statement.query("select set_config('lock_timeout', :patience, true)")
                .with("patience", patience.toMillis() + "ms")
                .list(session, Object.class)
                .replaceWithVoid();
    }
}
