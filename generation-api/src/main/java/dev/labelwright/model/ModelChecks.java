package dev.labelwright.model;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.ModelCheckResult;
import dev.labelwright.id.Ids;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.sql.FreshContext;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps the last check of each model. The row outlives the process that took the request: any replica tells it to the
 * workers, and any takes the answer in.
 */
@ApplicationScoped
public class ModelChecks {
    /** How long a worker may take, from the request on. */
    static final int PATIENCE_SECONDS = 120;

    private static final Duration PERIOD = Duration.ofMillis(250);
    /** Shorter in all than the half minute after which many a client gives up. */
    private static final int LOOKS = 100;

    /** A check that runs is not asked for twice: its calls cost money. */
    private static final String REQUEST = """
            insert into catalog.model_check as c (model_id, id, store, model_version)
            select m.id, cast(:id as uuid), cast(:store as boolean), m.version from catalog.model m where m.id = :model
            on conflict (model_id) do update
            set id = excluded.id, store = excluded.store, model_version = excluded.model_version,
              requested_at = catalog.clock(), due_at = catalog.clock(), answered_at = null, result = null
            where c.answered_at is not null or c.model_version <> excluded.model_version
              or c.requested_at < catalog.clock() - :patience * interval '1 second'""";

    private static final String JOIN = """
            update catalog.model_check set store = true
            where model_id = :model and answered_at is null and not store and cast(:store as boolean)""";

    private static final String GET = """
            select c.id, c.model_id, c.store, c.requested_at, c.answered_at, c.result,
              case when c.answered_at is not null then 'DONE'
                when c.requested_at < catalog.clock() - :patience * interval '1 second' then 'UNANSWERED'
                else 'RUNNING' end as status
            from catalog.model_check c where c.model_id = :model""";

    private static final String ANSWER = """
            with answered as (
              update catalog.model_check c
              set answered_at = catalog.clock(), result = cast(cast(:result as text) as jsonb)
              where c.id = :id and c.answered_at is null
              returning c.model_id, c.store, c.model_version
            )
            update catalog.model m
            set overhead_tokens = cast(:overhead as int), version = m.version + 1, updated_at = catalog.clock()
            from answered a
            where m.id = a.model_id and a.store and m.version = a.model_version and cast(:overhead as int) >= 0
              and m.overhead_tokens <> cast(:overhead as int)""";

    private final Mutiny.SessionFactory sessions;
    private final FreshContext context;
    private final ModelCheckSender sender;

    ModelChecks(Mutiny.SessionFactory sessions, FreshContext context, ModelCheckSender sender) {
        this.sessions = sessions;
        this.context = context;
        this.sender = sender;
    }

    /** Has a worker check the model, and waits up to 25 seconds for what it finds. */
    public Uni<CheckView> check(UUID model, boolean store) {
        AtomicInteger looks = new AtomicInteger();
        return inContext(sessions.withTransaction((session, transaction) -> request(session, model, store)))
                .invoke(sender::wake)
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> get(model))
                        .withDelay(PERIOD)
                        .whilst(seen -> seen.status() == CheckView.Status.RUNNING && looks.incrementAndGet() < LOOKS)
                        .collect()
                        .last());
    }

    /** The last check of the model, or {@code NOT_FOUND}. */
    public Uni<CheckView> get(UUID model) {
        return inContext(sessions.withSession(session -> Statement.query(GET)
                        .with("model", model)
                        .with("patience", PATIENCE_SECONDS)
                        .first(session, CheckRow.class)))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("check of a model", model))
                .map(CheckView::of);
    }

    /** Takes a worker's findings in; those of a check that was answered, or asked for anew since, change nothing. */
    Uni<Void> accept(Mutiny.Session session, ModelCheckResult result) {
        return Statement.of(ANSWER)
                .with("id", result.checkId())
                .with("result", EventJson.write(result))
                .with("overhead", result.overheadTokens() == null ? -1 : result.overheadTokens())
                .execute(session)
                .replaceWithVoid();
    }

    private static Uni<Void> request(Mutiny.Session session, UUID model, boolean store) {
        return session.find(ModelEntity.class, model)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("model", model))
                .chain(() -> Statement.of(REQUEST)
                        .with("id", Ids.next())
                        .with("model", model)
                        .with("store", store)
                        .with("patience", PATIENCE_SECONDS)
                        .execute(session))
                .chain(() -> Statement.of(JOIN)
                        .with("model", model)
                        .with("store", store)
                        .execute(session))
                .replaceWithVoid();
    }

    private <T> Uni<T> inContext(Uni<T> work) {
        return Uni.createFrom().deferred(() -> work).runSubscriptionOn(context);
    }
}
