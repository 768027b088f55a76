package dev.labelwright.review.list;

import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads a label's history. */
final class Revisions {
    private static final String LIST = """
            select cast(jsonb_build_object('version', r.version, 'at', r.at, 'actorKind', r.actor_kind,
              'actor', r.actor, 'action', r.action, 'before', r.before, 'after', r.after,
              'generationId', r.generation_id, 'comment', r.comment) as text)
            from review.revision r
            where r.label_id = :label and r.version > :after
            order by r.version
            limit :limit
            """;

    private Revisions() {}

    /** The revisions behind a version, oldest first. */
    static Uni<List<Revision>> after(Mutiny.Session session, UUID label, int version, int limit) {
        return JsonRows.select(session, LIST, Map.of("label", label, "after", version, "limit", limit), Revision.class);
    }
}
