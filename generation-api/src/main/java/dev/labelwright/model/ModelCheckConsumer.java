package dev.labelwright.model;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.ModelCheckResult;
import dev.labelwright.event.UnreadableEventException;
import dev.labelwright.rest.Outage;
import dev.labelwright.sql.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Takes findings from the topic, and waits with them while the database is away. */
@ApplicationScoped
public class ModelCheckConsumer {
    private static final Logger LOG = Logger.getLogger(ModelCheckConsumer.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Mutiny.SessionFactory sessions;
    private final ModelChecks checks;
    private final FreshContext context;

    ModelCheckConsumer(Mutiny.SessionFactory sessions, ModelChecks checks, FreshContext context) {
        this.sessions = sessions;
        this.checks = checks;
        this.context = context;
    }

    @Incoming("model-check-results")
    Uni<Void> consume(byte[] message) {
        ModelCheckResult result;
        try {
            result = EventJson.read(message, ModelCheckResult.class);
        } catch (UnreadableEventException e) {
            LOG.errorf("findings of a check are passed over: %s", e.getMessage());
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> sessions.withTransaction((session, transaction) -> checks.accept(session, result)))
                .runSubscriptionOn(context)
                .onFailure(Outage::causes)
                .retry()
                .withBackOff(SHORTEST_WAIT, LONGEST_WAIT)
                .indefinitely()
                // Nobody loses anything but the check, which then is shown as unanswered.
                .onFailure()
                .invoke(failure -> LOG.error("findings of a check cannot be written down", failure))
                .onFailure()
                .recoverWithNull();
    }
}
