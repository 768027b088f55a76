package dev.labelwright.review.store;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** The one clock that orders reviews and generations. */
public final class DatabaseClock {
    private DatabaseClock() {}

    /** The instant of asking, not that of the transaction's start. */
    public static Uni<Instant> now(Mutiny.Session session) {
        return JsonRows.select(session, "select cast(to_jsonb(catalog.clock()) as text)", Map.of(), Instant.class)
                .map(rows -> rows.getFirst());
    }
}
