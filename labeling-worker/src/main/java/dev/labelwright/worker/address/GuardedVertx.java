package dev.labelwright.worker.address;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Has Vert.x take {@link GuardedTransport}: it looks for transports among the services only where asked for such a one. */
@ApplicationScoped
public class GuardedVertx implements VertxOptionsCustomizer {
    @Override
    public void accept(VertxOptions options) {
        options.setPreferNativeTransport(true);
    }

    /** A worker that would connect anywhere does not start. */
    void verify(@Observes StartupEvent started, Vertx vertx) {
        if (!(((VertxInternal) vertx).transport() instanceof GuardedTransport)) {
            throw new IllegalStateException("connections are not guarded: another transport of Vert.x was found first");
        }
    }
}
