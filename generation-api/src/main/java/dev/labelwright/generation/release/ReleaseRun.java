package dev.labelwright.generation.release;

import dev.labelwright.generation.dispatch.Dispatcher;
import dev.labelwright.sql.FreshContext;
import dev.labelwright.sql.SingleRun;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Releases steps until no patient waits for one; woken by outcomes and by a sweep. */
@ApplicationScoped
public class ReleaseRun {
    private static final Logger LOG = Logger.getLogger(ReleaseRun.class);

    private final Mutiny.SessionFactory sessions;
    private final StageRelease release;
    private final Dispatcher dispatcher;
    private final SingleRun run;

    ReleaseRun(Mutiny.SessionFactory sessions, StageRelease release, Dispatcher dispatcher, FreshContext context) {
        this.sessions = sessions;
        this.release = release;
        this.dispatcher = dispatcher;
        this.run = new SingleRun(this::next, context);
    }

    /** Looks for steps to release, soon. */
    public void wake() {
        run.request().subscribe().with(done -> {}, failure -> LOG.error("releasing ended", failure));
    }

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run.request();
    }

    private Uni<Boolean> next() {
        return sessions.withTransaction((session, transaction) -> release.release(session))
                .invoke(released -> {
                    if (released) {
                        dispatcher.wake();
                    }
                });
    }
}
