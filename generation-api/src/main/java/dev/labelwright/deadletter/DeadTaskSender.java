package dev.labelwright.deadletter;

import dev.labelwright.event.DeadTask;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.sql.FreshContext;
import dev.labelwright.sql.SingleRun;
import dev.labelwright.sql.Statement;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells the topic of the dead tasks which tasks failed for good; the table is the outbox. Told once, or more often. */
@ApplicationScoped
public class DeadTaskSender {
    private static final int MOST = 200;

    private static final String CLAIM = """
            with due as (
              select l.id from catalog.dead_letter l where not l.told order by l.id limit :most for update skip locked
            ), told as (
              update catalog.dead_letter l set told = true from due where l.id = due.id
              returning l.task_id, l.round, l.attempt, l.generation_id, l.project_id, l.code, l.reason, l.at
            )
            select cast(to_json(told) as text) from told""";

    private final Mutiny.SessionFactory sessions;
    private final MutinyEmitter<Record<String, String>> dead;
    private final SingleRun run;

    DeadTaskSender(
            Mutiny.SessionFactory sessions,
            FreshContext context,
            @Channel("dead-tasks") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, String>> dead) {
        this.sessions = sessions;
        this.dead = dead;
        this.run = new SingleRun(this::next, context);
    }

    private record Letter(
            UUID taskId,
            int round,
            int attempt,
            UUID generationId,
            UUID projectId,
            TaskFailure.Code code,
            String reason,
            Instant at) {
        Record<String, String> message() {
            DeadTask event =
                    new DeadTask(taskId, round, attempt, generationId, projectId, new TaskFailure(code, reason), at);
            return Record.of(taskId.toString(), EventJson.write(event));
        }
    }

    @Scheduled(every = "2s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run.request();
    }

    /** Sent before the commit: what the broker does not take is told again. */
    private Uni<Boolean> next() {
        return sessions.withTransaction((session, transaction) -> Statement.of(CLAIM)
                        .with("most", MOST)
                        .list(session, Letter.class)
                        .call(this::send))
                .map(letters -> letters.size() == MOST);
    }

    private Uni<Void> send(List<Letter> letters) {
        return letters.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(letters.stream()
                                .map(letter -> dead.send(letter.message()))
                                .toList())
                        .andCollectFailures()
                        .replaceWithVoid();
    }
}
