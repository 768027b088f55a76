package dev.labelwright.generation.track;

import dev.labelwright.generation.dispatch.DispatchConfiguration;
import dev.labelwright.generation.dispatch.ResultSender;
import dev.labelwright.sql.FreshContext;
import dev.labelwright.sql.SingleRun;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Tells the results that no worker will: a lease that ran out, and a task that is given up. They go the way of all
 * results, so that review-api decides which was first. The row stays until the outcome is back; a row that was told and
 * not heard of is told again.
 */
@ApplicationScoped
public class TaskCloser {
    private static final Logger LOG = Logger.getLogger(TaskCloser.class);

    private final Mutiny.SessionFactory sessions;
    private final DueRows rows;
    private final ResultSender results;
    private final SingleRun run;

    TaskCloser(
            Mutiny.SessionFactory sessions,
            DispatchConfiguration configuration,
            FreshContext context,
            ResultSender results) {
        this.sessions = sessions;
        this.rows = new DueRows(configuration);
        this.results = results;
        this.run = new SingleRun(this::next, context);
    }

    /** Looks for something to tell, soon. */
    void wake() {
        run.request().subscribe().with(done -> {}, failure -> LOG.error("closing ended", failure));
    }

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run.request().chain(this::settleOrphans);
    }

    private Uni<Boolean> next() {
        return sessions.withTransaction((session, transaction) -> rows.due(session))
                .call(results::send)
                .map(due -> due.size() == DueRows.MOST);
    }

    private Uni<Void> settleOrphans() {
        return sessions.withSession(rows::orphaned)
                .chain(generations -> {
                    Uni<Void> settled = Uni.createFrom().voidItem();
                    for (UUID generation : generations) {
                        settled = settled.chain(() -> settle(generation));
                    }
                    return settled;
                })
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "unconfirmed calls wait to be settled: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> settle(UUID generation) {
        return sessions.withTransaction((session, transaction) -> rows.settle(session, generation));
    }
}
