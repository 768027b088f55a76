package dev.labelwright.review.apply;

import dev.labelwright.event.LabelingResult;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
    private final Attempts attempts;

    BatchApplication(ResultApplication application, Attempts attempts) {
        this.application = application;
        this.attempts = attempts;
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
        return attempts.persistently(() -> application.apply(results), retries);
    }
}
