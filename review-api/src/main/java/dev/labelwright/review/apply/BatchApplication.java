package dev.labelwright.review.apply;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.review.store.DatabaseContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Applies a batch whatever comes: waits for a database that is away, repeats what another transaction disturbed, and
 * finds the one result that spoils a batch by applying each alone.
 */
@ApplicationScoped
public class BatchApplication {
    private static final Logger LOG = Logger.getLogger(BatchApplication.class);
    private static final int MOST_CONFLICTS_OF_A_BATCH = 5;
    private static final int MOST_CONFLICTS_OF_ONE = 20;

    private final ResultApplication application;
    private final Mutiny.SessionFactory sessions;
    private final DatabaseContext context;

    BatchApplication(ResultApplication application, Mutiny.SessionFactory sessions, DatabaseContext context) {
        this.application = application;
        this.sessions = sessions;
        this.context = context;
    }

    /** Applies the results in their order; fails only where the service itself is stopping. */
    Uni<BatchEnd> apply(List<ReceivedResult> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(BatchEnd.NOTHING);
        }
        if (batch.size() == 1) {
            return one(batch.getFirst());
        }
        return persistently(batch, new Retries(MOST_CONFLICTS_OF_A_BATCH))
                .map(BatchEnd::of)
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf(
                            "a batch of %d results failed (%s); applying each alone",
                            batch.size(), FailureKind.name(failure));
                    return oneByOne(batch);
                });
    }

    private Uni<BatchEnd> oneByOne(List<ReceivedResult> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(this::one)
                .collect()
                .in(() -> new BatchEnd[] {BatchEnd.NOTHING}, (sum, end) -> sum[0] = sum[0].and(end))
                .map(sum -> sum[0]);
    }

    private Uni<BatchEnd> one(ReceivedResult received) {
        return persistently(List.of(received), new Retries(MOST_CONFLICTS_OF_ONE))
                .map(BatchEnd::of)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf("%s cannot be applied: %s", received.result(), FailureKind.name(failure));
                    return BatchEnd.of(
                            new DeadLetter(received.message(), "cannot be applied: " + FailureKind.name(failure)));
                });
    }

    private Uni<AppliedBatch> persistently(List<ReceivedResult> batch, Retries retries) {
        List<LabelingResult> results =
                batch.stream().map(ReceivedResult::result).toList();
        return context.run(() -> application.apply(results)).onFailure().retry().when(failures -> failures.onItem()
                .transformToUniAndConcatenate(failure -> beforeNext(failure, retries)));
    }

    /** An item, and so another attempt, after a pause; or the failure. */
    private Uni<FailureKind> beforeNext(Throwable failure, Retries retries) {
        return blame(failure).chain(kind -> retries.next(kind)
                .map(pause -> {
                    LOG.warnf(
                            "applying results again in %d ms: %s (%s)",
                            pause.toMillis(), kind, FailureKind.name(failure));
                    return context.pause(pause).replaceWith(kind);
                })
                .orElseGet(() -> Uni.createFrom().failure(failure)));
    }

    /** A batch is to blame only while the database answers another question. */
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
