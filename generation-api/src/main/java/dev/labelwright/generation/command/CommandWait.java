package dev.labelwright.generation.command;

import dev.labelwright.sql.FreshContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits a while for what a command brings about, so that a client mostly gets the result at once. */
@ApplicationScoped
public class CommandWait {
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final int LOOKS = 50;

    private final CommandSender sender;
    private final FreshContext context;

    CommandWait(CommandSender sender, FreshContext context) {
        this.sender = sender;
        this.context = context;
    }

    /**
     * Has the command told, and looks at its object until it is as wanted, or five seconds are over.
     *
     * @param read reads the object in a session of its own
     * @return the object as it was at the last look
     */
    public <T> Uni<T> until(Supplier<Uni<T>> read, Predicate<T> asWanted) {
        AtomicInteger looks = new AtomicInteger();
        return Uni.createFrom().deferred(() -> {
            sender.wake();
            return Multi.createBy()
                    .repeating()
                    .uni(() -> Uni.createFrom().deferred(read::get).runSubscriptionOn(context))
                    .withDelay(PERIOD)
                    .whilst(seen -> !asWanted.test(seen) && looks.incrementAndGet() < LOOKS)
                    .collect()
                    .last();
        });
    }
}
