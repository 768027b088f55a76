package dev.labelwright.review.apply;

import dev.labelwright.event.LabelCommand;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes one command at a time: does it, then tells its outcome, then acknowledges. A crash in between goes on where it
 * was.
 */
@ApplicationScoped
public class CommandConsumer {
    private static final Logger LOG = Logger.getLogger(CommandConsumer.class);
    private static final int MOST_CONFLICTS = 20;

    private final CommandApplication application;
    private final Attempts attempts;
    private final ReliableSender sender;
    private final ApplyMeters meters;

    CommandConsumer(CommandApplication application, Attempts attempts, ReliableSender sender, ApplyMeters meters) {
        this.application = application;
        this.attempts = attempts;
        this.sender = sender;
        this.meters = meters;
    }

    @Incoming("label-commands")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) {
        try {
            LabelCommand command = CommandReader.read(message.value());
            return attempts.persistently(() -> application.apply(command), new Retries(MOST_CONFLICTS))
                    .call(sender::outcome)
                    .invoke(meters::command)
                    .replaceWithVoid()
                    .onFailure()
                    .recoverWithUni(failure -> aside(
                            message,
                            "%s %s cannot be applied: %s"
                                    .formatted(command.kind(), command.id(), FailureKind.name(failure))));
        } catch (CommandReader.UnreadableCommandException e) {
            return aside(message, e.getMessage());
        }
    }

    private Uni<Void> aside(ConsumerRecord<String, byte[]> message, String reason) {
        LOG.errorf("%s-%d@%d is put aside: %s", message.topic(), message.partition(), message.offset(), reason);
        return sender.deadCommand(new DeadLetter(message, reason)).invoke(meters::deadCommand);
    }
}
