package dev.labelwright.generation.request;

import dev.labelwright.event.EventJson;
import dev.labelwright.generation.history.GenerationHistory;
import dev.labelwright.generation.history.GenerationView;
import dev.labelwright.id.Ids;
import dev.labelwright.model.ModelView;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionBody;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes requests for generations: checks them, stores the row, announces it. The row is the outbox. */
@ApplicationScoped
public class GenerationRequests {
    private static final String INSERT = """
            with next as (
              update catalog.generation_ordinal set last_ordinal = last_ordinal + 1
              where project_id = :project returning last_ordinal
            )
            insert into catalog.generation (id, project_id, ordinal, status, requested_by, selection, overwrite, model)
            select :id, :project, last_ordinal, 'REQUESTED', :requestedBy, cast(cast(:selection as text) as jsonb),
              :overwrite, cast(cast(:model as text) as jsonb)
            from next""";

    private final Mutiny.SessionFactory sessions;
    private final RequestCheck check;
    private final IdempotencyKeys keys;
    private final GenerationHistory history;
    private final GenerationAnnouncer announcer;

    GenerationRequests(
            Mutiny.SessionFactory sessions,
            RequestCheck check,
            IdempotencyKeys keys,
            GenerationHistory history,
            GenerationAnnouncer announcer) {
        this.sessions = sessions;
        this.check = check;
        this.keys = keys;
        this.history = history;
        this.announcer = announcer;
    }

    /**
     * Requests a generation.
     *
     * @param key the client's name for the request; {@code null} where it gives none
     * @return the generation, requested now or by an earlier request with the same key and body
     */
    public Uni<GenerationView> request(UUID project, GenerationBody body, String requestedBy, String key) {
        Selection selection = body.selection();
        UUID id = Ids.next();
        return sessions.withTransaction((session, transaction) -> keys.earlier(session, project, key, body)
                        .chain(earlier -> earlier == null
                                ? check.model(session, project, body.model(), selection)
                                        .chain(model -> insert(session, project, id, selection, requestedBy, model))
                                        .chain(() -> keys.keep(session, project, key, body, id))
                                        .replaceWith(id)
                                : Uni.createFrom().item(earlier))
                        .chain(stored -> history.get(session, project, stored)))
                .call(generation -> generation.id().equals(id)
                        ? announcer.announce(id, project)
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> insert(
            Mutiny.Session session, UUID project, UUID id, Selection selection, String requestedBy, ModelView model) {
        return Statement.of(INSERT)
                .with("project", project)
                .with("id", id)
                .with("requestedBy", requestedBy)
                .with("selection", EventJson.write(SelectionBody.of(selection)))
                .with("overwrite", selection.overwrite().name())
                .with("model", EventJson.write(model))
                .execute(session)
                .replaceWithVoid();
    }
}
