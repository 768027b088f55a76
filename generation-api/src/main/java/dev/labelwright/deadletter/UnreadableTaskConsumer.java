package dev.labelwright.deadletter;

import dev.labelwright.event.DispatchKey;
import dev.labelwright.generation.dispatch.ResultSender;
import dev.labelwright.rest.Outage;
import dev.labelwright.sql.FreshContext;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Notes messages that no worker could read, and ends their tasks at once, which else would wait for their leases. */
@ApplicationScoped
public class UnreadableTaskConsumer {
    private static final Logger LOG = Logger.getLogger(UnreadableTaskConsumer.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** A task that is not known, as of a project that was deleted, is none. */
    private static final String INSERT = """
            insert into catalog.dead_letter (project_id, generation_id, task_id, round, attempt, code, reason, topic,
              partition, "offset", told)
            select g.project_id, g.id, t.id, case when t.id is not null then r.round end,
              case when t.id is not null then r.attempt end, r.code, r.reason, r.topic, r.partition, r."offset", true
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(task_id uuid, round int, attempt int,
              code text, reason text, topic text, partition int, "offset" bigint)
            left join catalog.task t on t.id = r.task_id
            left join catalog.generation g on g.id = t.generation_id
            on conflict do nothing""";

    private final Mutiny.SessionFactory sessions;
    private final FreshContext context;
    private final ResultSender results;

    UnreadableTaskConsumer(Mutiny.SessionFactory sessions, FreshContext context, ResultSender results) {
        this.sessions = sessions;
        this.context = context;
        this.results = results;
    }

    private record Row(
            UUID taskId,
            Integer round,
            Integer attempt,
            String code,
            String reason,
            String topic,
            int partition,
            long offset) {
        static Row of(UnreadableTask task, ConsumerRecord<String, byte[]> message) {
            return new Row(
                    task.key().map(DispatchKey::taskId).orElse(null),
                    task.key().map(DispatchKey::round).orElse(null),
                    task.key().map(DispatchKey::attempt).orElse(null),
                    task.failure().code().name(),
                    task.reason(),
                    message.topic(),
                    message.partition(),
                    message.offset());
        }
    }

    @Incoming("labeling-tasks-dead")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        return UnreadableTask.of(message).map(task -> put(task, message)).orElseGet(() -> Uni.createFrom()
                .voidItem());
    }

    private Uni<Void> put(UnreadableTask task, ConsumerRecord<String, byte[]> message) {
        return Uni.createFrom()
                .deferred(() -> sessions.withTransaction((session, transaction) -> Statement.of(INSERT)
                        .rows("rows", List.of(Row.of(task, message)))
                        .execute(session)))
                .runSubscriptionOn(context)
                .chain(() -> task.key()
                        .map(key -> results.send(List.of(UnreadableTask.result(key, task.failure()))))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure(Outage::causes)
                .retry()
                .withBackOff(SHORTEST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .onFailure()
                .invoke(failure -> LOG.error("a dead letter cannot be noted; its task waits for its lease", failure))
                .onFailure()
                .recoverWithNull();
    }
}
