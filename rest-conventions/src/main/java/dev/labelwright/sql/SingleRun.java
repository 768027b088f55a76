package dev.labelwright.sql;

import dev.labelwright.rest.Outage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Work that is done in steps until none is left, and never twice at a time in this process. A request while it runs makes
 * it look again.
 */
public final class SingleRun {
    private static final Logger LOG = Logger.getLogger(SingleRun.class);

    private final Supplier<Uni<Boolean>> step;
    private final Executor context;
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * A run of a step.
     *
     * @param step does one piece of work; whether there was any
     * @param context where each run begins; a {@link FreshContext} where the step has a transaction
     */
    public SingleRun(Supplier<Uni<Boolean>> step, Executor context) {
        this.step = step;
        this.context = context;
    }

    /**
     * Runs unless it is running; then it will look again. Ends when there is no more to do; a failed step ends the run and
     * is told in the log, for the next request to try again.
     */
    public Uni<Void> request() {
        if (requests.getAndIncrement() > 0) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().deferred(this::rounds).runSubscriptionOn(context);
    }

    private Uni<Void> rounds() {
        int seen = requests.get();
        return Multi.createBy()
                .repeating()
                .uni(() -> step.get())
                .whilst(Boolean.TRUE::equals)
                .collect()
                .last()
                .onFailure()
                .invoke(SingleRun::tell)
                .onFailure()
                .recoverWithItem(false)
                .chain(last -> requests.addAndGet(-seen) == 0 ? Uni.createFrom().voidItem() : rounds());
    }

    private static void tell(Throwable failure) {
        if (Outage.causes(failure)) {
            LOG.warn("work waits: the database or the broker cannot be reached");
        } else {
            LOG.error("a step failed; it will be tried again", failure);
        }
    }
}
