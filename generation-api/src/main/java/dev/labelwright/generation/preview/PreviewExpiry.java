package dev.labelwright.generation.preview;

import dev.labelwright.generation.command.CommandSender;
import dev.labelwright.sql.FreshContext;
import dev.labelwright.sql.SingleRun;
import dev.labelwright.sql.Statement;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Forgets previews that nobody decided on within seven days of their end. */
@ApplicationScoped
public class PreviewExpiry {
    private static final int MOST = 100;

    private static final String EXPIRE = """
            with due as (
              select id from catalog.generation
              where preview = 'OPEN' and finished_at <= catalog.clock() - interval '7 days'
                and status in ('CANCELLED', 'COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED')
              order by id limit :most for no key update skip locked
            ), expired as (
              update catalog.generation g set preview = 'EXPIRED', version = g.version + 1
              from due where g.id = due.id
              returning g.id, g.project_id
            )
            insert into catalog.label_command (id, project_id, kind, generation_id)
            select uuidv7(), project_id, 'DISCARD_PREVIEW', id from expired""";

    private final Mutiny.SessionFactory sessions;
    private final CommandSender sender;
    private final SingleRun run;

    PreviewExpiry(Mutiny.SessionFactory sessions, CommandSender sender, FreshContext context) {
        this.sessions = sessions;
        this.sender = sender;
        this.run = new SingleRun(this::next, context);
    }

    @Scheduled(every = "60s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run.request();
    }

    private Uni<Boolean> next() {
        return sessions.withTransaction((session, transaction) ->
                        Statement.of(EXPIRE).with("most", MOST).execute(session))
                .invoke(expired -> {
                    if (expired > 0) {
                        sender.wake();
                    }
                })
                .map(expired -> expired == MOST);
    }
}
