package dev.labelwright.review.imports;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Generations that may still write, and replace decisions that are older than their start. Those that ended with errors
 * may be retried; previews that are open may be promoted.
 */
final class ReplacingGenerations {
    private static final String NEWEST = """
            select cast(jsonb_build_object('startedAt', max(g.started_at)) as text)
            from catalog.generation g
            where g.project_id = :project and g.overwrite = 'REPLACE_ALL'
              and (g.status not in ('COMPLETED', 'CANCELLED', 'FAILED') or g.preview in ('OPEN', 'PROMOTING'))
            """;

    private record Newest(Instant startedAt) {}

    private ReplacingGenerations() {}

    /** When the newest was started; {@code null} within the {@code Uni} where there is none. */
    static Uni<Instant> newest(Mutiny.Session session, UUID project) {
        return JsonRows.select(session, NEWEST, Map.of("project", project), Newest.class)
                .map(List::getFirst)
                .map(Newest::startedAt);
    }

    /** Refuses an import beside which one was started: it would take imported decisions for older ones. */
    static Uni<Void> requireNoneSince(Mutiny.Session session, UUID project, Instant floor) {
        return newest(session, project)
                .invoke(newest -> {
                    if (newest != null && !newest.equals(floor)) {
                        throw new ProblemException(
                                ErrorCode.WRONG_STATE,
                                "A generation that replaces reviewed labels was started during the import; nothing was"
                                        + " stored. Try again.");
                    }
                })
                .replaceWithVoid();
    }
}
