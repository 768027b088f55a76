package dev.labelwright.generation.dispatch;

import dev.labelwright.sql.FreshContext;
import dev.labelwright.sql.SingleRun;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Hands tasks out, turn by turn, round robin between generations, until every window is full. Any number of replicas
 * may: a turn locks its generation, and the others pass it by.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final Mutiny.SessionFactory sessions;
    private final DispatchTurn turn;
    private final TaskSender sender;
    private final ResultSender results;
    private final SingleRun run;

    Dispatcher(
            Mutiny.SessionFactory sessions,
            DispatchTurn turn,
            TaskSender sender,
            ResultSender results,
            FreshContext context) {
        this.sessions = sessions;
        this.turn = turn;
        this.sender = sender;
        this.results = results;
        this.run = new SingleRun(this::next, context);
    }

    /** Looks for something to hand out, soon. */
    public void wake() {
        run.request().subscribe().with(done -> {}, failure -> LOG.error("dispatching ended", failure));
    }

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run.request();
    }

    private Uni<Boolean> next() {
        return sessions.withTransaction((session, transaction) -> turn.take(session))
                // A broker that is away ends the run: no further task is leased in vain.
                .call(dispatched -> sender.send(dispatched.tasks(), dispatched.interactive()))
                .call(dispatched -> results.send(dispatched.results()))
                .map(DispatchTurn.Dispatched::turned);
    }
}
