package dev.labelwright.model;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.ModelCheck;
import dev.labelwright.sql.FreshContext;
import dev.labelwright.sql.SingleRun;
import dev.labelwright.sql.Statement;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Tells checks to the workers, and once more after 45 seconds where none has answered. */
@ApplicationScoped
public class ModelCheckSender {
    private static final Logger LOG = Logger.getLogger(ModelCheckSender.class);
    private static final int MOST = 20;

    private static final String CLAIM = """
            with due as (
              select c.model_id from catalog.model_check c
              where c.answered_at is null and c.due_at <= catalog.clock()
                and c.requested_at > catalog.clock() - :patience * interval '1 second'
              order by c.due_at limit :most for update skip locked
            ), told as (
              update catalog.model_check c set due_at = catalog.clock() + interval '45 seconds'
              from due where c.model_id = due.model_id
              returning c.id, c.model_id, c.requested_at
            )
            select cast(to_json(told) as text) from told""";

    private final Mutiny.SessionFactory sessions;
    private final MutinyEmitter<Record<String, String>> checks;
    private final SingleRun run;

    ModelCheckSender(
            Mutiny.SessionFactory sessions,
            FreshContext context,
            @Channel("model-checks") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, String>> checks) {
        this.sessions = sessions;
        this.checks = checks;
        this.run = new SingleRun(this::next, context);
    }

    private record Due(UUID id, UUID modelId, Instant requestedAt) {
        ModelCheck check(ModelEntity model) {
            return new ModelCheck(
                    id,
                    modelId,
                    ModelView.of(model).access(),
                    model.maxOutputTokens,
                    requestedAt.plusSeconds(ModelChecks.PATIENCE_SECONDS));
        }
    }

    /** Looks for something to tell, soon. */
    void wake() {
        run.request().subscribe().with(done -> {}, failure -> LOG.error("telling checks ended", failure));
    }

    @Scheduled(every = "2s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run.request();
    }

    private Uni<Boolean> next() {
        return sessions.withTransaction((session, transaction) -> Statement.of(CLAIM)
                        .with("most", MOST)
                        .with("patience", ModelChecks.PATIENCE_SECONDS)
                        .list(session, Due.class)
                        .chain(due -> checks(session, due)))
                .call(this::tell)
                .map(due -> due.size() == MOST);
    }

    private static Uni<List<ModelCheck>> checks(Mutiny.Session session, List<Due> due) {
        if (due.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.find(ModelEntity.class, due.stream().map(Due::modelId).toArray())
                .map(models -> {
                    List<ModelCheck> checks = new ArrayList<>();
                    for (int index = 0; index < due.size(); index++) {
                        checks.add(due.get(index).check(models.get(index)));
                    }
                    return checks;
                });
    }

    private Uni<Void> tell(List<ModelCheck> due) {
        if (due.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(due.stream()
                        .map(check -> checks.send(Record.of(check.modelId().toString(), EventJson.write(check))))
                        .toList())
                .andCollectFailures()
                .replaceWithVoid();
    }
}
