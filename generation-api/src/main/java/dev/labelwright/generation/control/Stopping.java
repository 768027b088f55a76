package dev.labelwright.generation.control;

import dev.labelwright.rest.Outage;
import dev.labelwright.sql.FreshContext;
import dev.labelwright.sql.SingleRun;
import dev.labelwright.sql.Statement;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Brings generations that are to stop to their end, slice by slice. What a worker may have is left to come to its end: it
 * is paid for.
 */
@ApplicationScoped
public class Stopping {
    private static final Logger LOG = Logger.getLogger(Stopping.class);
    private static final int PAGE = 100;

    private static final String CANCELLING = """
            select g.id from catalog.generation g where g.status = 'CANCELLING' and g.id > :after
            order by g.id limit :page""";

    private final Mutiny.SessionFactory sessions;
    private final StopSlice slice;
    private final SingleRun run;

    Stopping(Mutiny.SessionFactory sessions, StopSlice slice, FreshContext context) {
        this.sessions = sessions;
        this.slice = slice;
        this.run = new SingleRun(() -> stopFrom(new UUID(0, 0)), context);
    }

    private record Cancelling(UUID id) {}

    /** Looks for something to stop, soon. */
    public void wake() {
        run.request().subscribe().with(done -> {}, failure -> LOG.error("stopping ended", failure));
    }

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run.request();
    }

    private Uni<Boolean> stopFrom(UUID after) {
        return sessions.withSession(session -> Statement.query(CANCELLING)
                        .with("after", after)
                        .with("page", PAGE)
                        .list(session, Cancelling.class))
                .call(this::stopAll)
                .chain(found -> found.size() < PAGE
                        ? Uni.createFrom().item(false)
                        : stopFrom(found.getLast().id()));
    }

    private Uni<Void> stopAll(List<Cancelling> generations) {
        return Multi.createFrom()
                .iterable(generations)
                .onItem()
                .transformToUniAndConcatenate(generation -> slices(generation.id()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> slices(UUID generation) {
        return Multi.createBy()
                .repeating()
                .uni(() -> sessions.withTransaction((session, transaction) -> slice.stop(session, generation)))
                .whilst(Boolean.TRUE::equals)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> tell(generation, failure))
                .onFailure()
                .recoverWithItem(false);
    }

    /** One generation that waits holds up no other. */
    private static void tell(UUID generation, Throwable failure) {
        if (Outage.causes(failure) || LockPatience.ranOut(failure)) {
            LOG.warnf("generation %s is stopped later: the database or the project is busy", generation);
        } else {
            LOG.errorf(failure, "generation %s cannot be stopped; it will be tried again", generation);
        }
    }
}
