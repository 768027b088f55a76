package dev.labelwright.generation.track;

import dev.labelwright.event.CommandOutcome;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.UnreadableEventException;
import dev.labelwright.generation.command.CommandAnswers;
import dev.labelwright.generation.dispatch.Dispatcher;
import dev.labelwright.generation.release.ReleaseRun;
import dev.labelwright.rest.Outage;
import dev.labelwright.sql.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Takes outcomes from the topic, batch by batch; a batch is acknowledged when it is written down. */
@ApplicationScoped
public class OutcomeConsumer {
    private static final Logger LOG = Logger.getLogger(OutcomeConsumer.class);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** Of a batch that the database refuses; then it goes to the dead letters, and review-api repeats its outcomes. */
    private static final int ATTEMPTS = 8;

    private final Mutiny.SessionFactory sessions;
    private final OutcomeTransaction transaction;
    private final CommandAnswers commands;
    private final Dispatcher dispatcher;
    private final ReleaseRun release;
    private final TaskCloser closer;
    private final FreshContext context;

    OutcomeConsumer(
            Mutiny.SessionFactory sessions,
            OutcomeTransaction transaction,
            CommandAnswers commands,
            Dispatcher dispatcher,
            ReleaseRun release,
            TaskCloser closer,
            FreshContext context) {
        this.sessions = sessions;
        this.transaction = transaction;
        this.commands = commands;
        this.dispatcher = dispatcher;
        this.release = release;
        this.closer = closer;
        this.context = context;
    }

    @Incoming("labeling-outcomes")
    Uni<Void> consume(List<byte[]> batch) {
        List<LabelingOutcome> outcomes = new ArrayList<>();
        List<CommandOutcome> answered = new ArrayList<>();
        batch.forEach(message -> read(message, outcomes, answered));
        // Each attempt in a context of its own: a retry does not begin on the event loop.
        return Uni.createFrom()
                .deferred(() -> track(outcomes).call(() -> accept(answered)))
                .runSubscriptionOn(context)
                .onFailure()
                .invoke(OutcomeConsumer::tell)
                .onFailure(failure -> !Outage.causes(failure))
                .retry()
                .withBackOff(SHORTEST_WAIT, LONGEST_WAIT)
                .atMost(ATTEMPTS)
                // Nothing is lost while the database is away: the batch waits here, unacknowledged.
                .onFailure(Outage::causes)
                .retry()
                .withBackOff(SHORTEST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .invoke(more -> {
                    if (more) {
                        closer.wake();
                    }
                    release.wake();
                    dispatcher.wake();
                })
                .replaceWithVoid();
    }

    private static void tell(Throwable failure) {
        if (Outage.causes(failure)) {
            LOG.warn("outcomes wait: the database cannot be reached");
        } else {
            LOG.error("outcomes wait: they cannot be written down; it will be tried again", failure);
        }
    }

    private Uni<Boolean> track(List<LabelingOutcome> outcomes) {
        return outcomes.isEmpty()
                ? Uni.createFrom().item(false)
                : sessions.withTransaction((session, tx) -> transaction.track(session, outcomes));
    }

    private Uni<Void> accept(List<CommandOutcome> answered) {
        Uni<Void> accepted = Uni.createFrom().voidItem();
        for (CommandOutcome outcome : answered) {
            accepted =
                    accepted.chain(() -> sessions.withTransaction((session, tx) -> commands.accept(session, outcome)));
        }
        return accepted;
    }

    private static void read(byte[] message, List<LabelingOutcome> outcomes, List<CommandOutcome> answered) {
        try {
            if (CommandAnswers.isCommandOutcome(message)) {
                answered.add(EventJson.read(message, CommandOutcome.class));
            } else {
                outcomes.add(EventJson.read(message, LabelingOutcome.class));
            }
        } catch (UnreadableEventException e) {
            // Its task's lease brings the task back, and review-api repeats the outcome; a command is told again.
            LOG.errorf("an outcome is passed over: %s", e.getMessage());
        }
    }
}
