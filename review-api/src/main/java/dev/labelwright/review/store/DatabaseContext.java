package dev.labelwright.review.store;

import dev.labelwright.sql.FreshContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Runs a unit of database work on a Vert.x context of its own. A session belongs to the context that opened it, and work
 * that is tried again, or is asked for by a client that was slow to read, would else find itself on another.
 */
@ApplicationScoped
public class DatabaseContext {
    private final Vertx vertx;
    private final FreshContext contexts;

    DatabaseContext(Vertx vertx, FreshContext contexts) {
        this.vertx = vertx;
        this.contexts = contexts;
    }

    /** The work's result. */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter -> contexts.execute(() -> Uni.createFrom()
                        .voidItem()
                        .chain(work::get)
                        .subscribe()
                        .with(emitter::complete, emitter::fail)));
    }

    /** Ends after a while. */
    public Uni<Void> pause(Duration duration) {
        return Uni.createFrom()
                .emitter(emitter -> vertx.setTimer(Math.max(1, duration.toMillis()), timer -> emitter.complete(null)));
    }
}
