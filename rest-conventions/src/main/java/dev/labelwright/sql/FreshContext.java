package dev.labelwright.sql;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;

/**
 * Runs work in a Vert.x context of its own. A reactive session belongs to its context: work that goes on beside what
 * started it must not begin in the same one, or the two would share a session, and a transaction.
 */
@Singleton
public final class FreshContext implements Executor {
    private final Vertx vertx;

    FreshContext(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void execute(Runnable work) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(nothing -> work.run());
    }
}
