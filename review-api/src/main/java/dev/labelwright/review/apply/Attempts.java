package dev.labelwright.review.apply;

import dev.labelwright.review.store.DatabaseContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Repeats what can be done twice: waits for a database that is away, and tries again what others disturbed. */
@ApplicationScoped
public class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Mutiny.SessionFactory sessions;
    private final DatabaseContext context;

    Attempts(Mutiny.SessionFactory sessions, DatabaseContext context) {
        this.sessions = sessions;
        this.context = context;
    }

    /** The work's result; fails where the work itself is to blame, or conflicts do not end. */
    <T> Uni<T> persistently(Supplier<Uni<T>> work, Retries retries) {
        return context.run(work).onFailure().retry().when(failures -> failures.onItem()
                .transformToUniAndConcatenate(failure -> beforeNext(failure, retries)));
    }

    /** An item, and so another attempt, after a pause; or the failure. */
    private Uni<FailureKind> beforeNext(Throwable failure, Retries retries) {
        return blame(failure).chain(kind -> retries.next(kind)
                .map(pause -> {
                    LOG.warnf("trying again in %d ms: %s (%s)", pause.toMillis(), kind, FailureKind.name(failure));
                    return context.pause(pause).replaceWith(kind);
                })
                .orElseGet(() -> Uni.createFrom().failure(failure)));
    }

    /** What was to be done is to blame only while the database answers another question. */
    private Uni<FailureKind> blame(Throwable failure) {
        FailureKind kind = FailureKind.of(failure);
        return switch (kind) {
            case OUTAGE, CONFLICT -> Uni.createFrom().item(kind);
            case BATCH ->
                context.run(() -> sessions.withSession(session -> session.createNativeQuery("select 1", Integer.class)
                                .getSingleResult()))
                        .map(answer -> FailureKind.BATCH)
                        .onFailure()
                        .recoverWithItem(FailureKind.OUTAGE);
        };
    }
}
