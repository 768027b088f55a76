package dev.labelwright.review.apply;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads the generations that results speak of: the database's word counts, not the message's. A project that is being
 * deleted takes no results any more.
 */
final class AskingGenerations {
    private static final String FIND = """
            select cast(jsonb_build_object('id', g.id, 'projectId', g.project_id, 'ordinal', g.ordinal,
              'overwrite', g.overwrite, 'startedAt', g.started_at, 'threshold', g.confidence_threshold,
              'preview', g.preview) as text)
            from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as r(id)
            join catalog.generation g on g.id = cast(r.id as uuid)
            join catalog.project p on p.id = g.project_id and p.status = 'ACTIVE'
            """;

    private AskingGenerations() {}

    static Uni<Map<UUID, AskingGeneration>> of(Mutiny.Session session, List<LabelingResult> results) {
        List<UUID> ids = results.stream()
                .map(result -> result.key().generationId())
                .distinct()
                .toList();
        return of(session, ids)
                .map(rows -> rows.stream().collect(Collectors.toMap(AskingGeneration::id, Function.identity())));
    }

    /** The generation; empty where there is none. */
    static Uni<Optional<AskingGeneration>> find(Mutiny.Session session, UUID id) {
        return of(session, List.of(id)).map(rows -> rows.stream().findFirst());
    }

    private static Uni<List<AskingGeneration>> of(Mutiny.Session session, Collection<UUID> ids) {
        return JsonRows.select(session, FIND, Map.of("ids", EventJson.write(ids)), AskingGeneration.class);
    }
}
