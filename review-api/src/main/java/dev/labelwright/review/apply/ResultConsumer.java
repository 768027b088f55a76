package dev.labelwright.review.apply;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes batches of results: applies them, then tells the outcomes, then acknowledges. A crash in between repeats what
 * was done, and changes nothing by it.
 */
@ApplicationScoped
public class ResultConsumer {
    private static final Logger LOG = Logger.getLogger(ResultConsumer.class);

    private final BatchApplication application;
    private final ReliableSender sender;
    private final ApplyMeters meters;

    ResultConsumer(BatchApplication application, ReliableSender sender, ApplyMeters meters) {
        this.application = application;
        this.sender = sender;
        this.meters = meters;
    }

    @Incoming("results")
    Uni<Void> consume(ConsumerRecords<String, byte[]> messages) {
        ResultReader reader = new ResultReader(messages);
        reader.unreadable()
                .forEach(letter -> LOG.errorf(
                        "%s-%d@%d is no result: %s",
                        letter.message().topic(),
                        letter.message().partition(),
                        letter.message().offset(),
                        letter.reason()));
        return application
                .apply(reader.results())
                .call(end -> sender.outcomes(end.applied().outcomes()))
                .call(() -> sender.deadResults(reader.unreadable()))
                .call(end -> sender.deadResults(end.spoiled()))
                .invoke(end ->
                        meters.batch(messages.count(), reader.unreadable().size(), end))
                .replaceWithVoid();
    }
}
