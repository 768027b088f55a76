package dev.labelwright.generation.command;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelCommand;
import dev.labelwright.sql.FreshContext;
import dev.labelwright.sql.SingleRun;
import dev.labelwright.sql.Statement;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Tells commands that are not answered, and tells them again after ten seconds. Of a project that is being deleted only its
 * purge is told.
 */
@ApplicationScoped
public class CommandSender {
    private static final Logger LOG = Logger.getLogger(CommandSender.class);
    private static final int MOST = 100;

    private static final String CLAIM = """
            with due as (
              select c.id from catalog.label_command c
              where c.answered_at is null and c.due_at <= catalog.clock()
                and (c.kind = 'PURGE_PROJECT' or exists (select from catalog.project p
                  where p.id = c.project_id and p.status = 'ACTIVE'))
              order by c.due_at limit :most for update of c skip locked
            ), told as (
              update catalog.label_command c set due_at = catalog.clock() + interval '10 seconds'
              from due where c.id = due.id
              returning c.id, c.kind, c.project_id, c.batch, c.generation_id, c.confidence_threshold
            )
            select cast(to_json(told) as text) from told""";

    private final Mutiny.SessionFactory sessions;
    private final MutinyEmitter<Record<String, String>> commands;
    private final SingleRun run;

    CommandSender(
            Mutiny.SessionFactory sessions,
            FreshContext context,
            @Channel("label-commands") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, String>> commands) {
        this.sessions = sessions;
        this.commands = commands;
        this.run = new SingleRun(this::next, context);
    }

    /** Looks for something to tell, soon. */
    public void wake() {
        run.request().subscribe().with(done -> {}, failure -> LOG.error("telling commands ended", failure));
    }

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run.request();
    }

    private Uni<Boolean> next() {
        return sessions.withTransaction((session, transaction) ->
                        Statement.of(CLAIM).with("most", MOST).list(session, LabelCommand.class))
                .call(this::tell)
                .map(due -> due.size() == MOST);
    }

    private Uni<Void> tell(List<LabelCommand> due) {
        if (due.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(due.stream()
                        .map(command ->
                                commands.send(Record.of(command.projectId().toString(), EventJson.write(command))))
                        .toList())
                .andCollectFailures()
                .replaceWithVoid();
    }
}
