package dev.labelwright.generation.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.generation.history.GenerationHistory;
import dev.labelwright.generation.history.GenerationView;
import dev.labelwright.id.Ids;
import dev.labelwright.model.ModelView;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionBody;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
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
            insert into catalog.generation (id, project_id, ordinal, status, requested_by, selection, overwrite, model,
              confidence_threshold, token_budget, preview, batch)
            select :id, :project, last_ordinal, 'REQUESTED', r.requested_by, r.selection,
              r.overwrite, r.model, r.confidence_threshold, r.token_budget,
              r.preview, r.batch
            from next, jsonb_to_record(cast(cast(:row as text) as jsonb)) as r(requested_by text, selection jsonb,
              overwrite text, model jsonb, confidence_threshold double precision, token_budget bigint, preview text,
              batch int)""";

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
                                ? check.model(session, project, body, selection)
                                        .chain(model ->
                                                insert(session, project, id, row(body, selection, requestedBy, model)))
                                        .chain(() -> keys.keep(session, project, key, body, id))
                                        .replaceWith(id)
                                : Uni.createFrom().item(earlier))
                        .chain(stored -> history.get(session, project, stored)))
                .call(generation -> generation.id().equals(id)
                        ? announcer.announce(id, project)
                        : Uni.createFrom().voidItem());
    }

    private record Row(
            String requestedBy,
            JsonNode selection,
            String overwrite,
            JsonNode model,
            BigDecimal confidenceThreshold,
            Long tokenBudget,
            String preview,
            Integer batch) {}

    private static Row row(GenerationBody body, Selection selection, String requestedBy, ModelView model) {
        return new Row(
                requestedBy,
                EventJson.mapper().valueToTree(SelectionBody.of(selection)),
                selection.overwrite().name(),
                EventJson.mapper().valueToTree(model),
                body.confidenceThreshold(),
                body.tokenBudget(),
                body.previewed() ? "OPEN" : null,
                selection.patients() instanceof PatientChoice.Batch batch ? batch.number() : null);
    }

    private static Uni<Void> insert(Mutiny.Session session, UUID project, UUID id, Row row) {
        return Statement.of(INSERT)
                .with("project", project)
                .with("id", id)
                .rows("row", row)
                .execute(session)
                .replaceWithVoid();
    }
}
