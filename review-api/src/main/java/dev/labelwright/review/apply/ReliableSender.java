package dev.labelwright.review.apply;

import dev.labelwright.event.CommandOutcome;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.review.store.DatabaseContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Sends and waits until the broker has it; while the broker is away, it sends again. */
@ApplicationScoped
public class ReliableSender {
    private static final Logger LOG = Logger.getLogger(ReliableSender.class);

    private final Topic<String> outcomes;
    private final Topic<byte[]> deadResults;
    private final Topic<byte[]> deadCommands;
    private final DatabaseContext context;

    @Inject
    ReliableSender(
            @Channel("outcomes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<String> outcomes,
            @Channel("results-dead") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> deadResults,
            @Channel("label-commands-dead") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> deadCommands,
            DatabaseContext context) {
        this(outcomes::sendMessage, deadResults::sendMessage, deadCommands::sendMessage, context);
    }

    ReliableSender(
            Topic<String> outcomes, Topic<byte[]> deadResults, Topic<byte[]> deadCommands, DatabaseContext context) {
        this.outcomes = outcomes;
        this.deadResults = deadResults;
        this.deadCommands = deadCommands;
        this.context = context;
    }

    /** Where messages go; done when the broker has one. */
    interface Topic<T> {
        Uni<Void> send(Message<T> message);
    }

    /** Sends outcomes under their patients' keys, in order. */
    Uni<Void> outcomes(List<LabelingOutcome> all) {
        return persistently(() -> all.stream()
                .map(outcome -> outcomes.send(message(outcome.key().messageKey(), outcome)))
                .toList());
    }

    /** Sends the outcome of a command under its project's key. */
    Uni<Void> outcome(CommandOutcome outcome) {
        return persistently(
                () -> List.of(outcomes.send(message(outcome.projectId().toString(), outcome))));
    }

    /** Puts results aside, as they came, with the reason in a header. */
    Uni<Void> deadResults(List<DeadLetter> all) {
        return aside(deadResults, all);
    }

    /** Puts a command aside, as it came, with the reason in a header. */
    Uni<Void> deadCommand(DeadLetter letter) {
        return aside(deadCommands, List.of(letter));
    }

    private Uni<Void> aside(Topic<byte[]> topic, List<DeadLetter> all) {
        return persistently(
                () -> all.stream().map(letter -> topic.send(message(letter))).toList());
    }

    private static Message<String> message(String key, Object event) {
        return Message.of(EventJson.write(event))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .build());
    }

    private static Message<byte[]> message(DeadLetter letter) {
        byte[] value = letter.message().value();
        RecordHeaders headers = new RecordHeaders();
        headers.add("dead-letter-reason", letter.reason().getBytes(StandardCharsets.UTF_8));
        headers.add(
                "dead-letter-source",
                "%s-%d@%d"
                        .formatted(
                                letter.message().topic(),
                                letter.message().partition(),
                                letter.message().offset())
                        .getBytes(StandardCharsets.UTF_8));
        return Message.of(value == null ? new byte[0] : value)
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(letter.message().key())
                        .withHeaders(headers)
                        .build());
    }

    private Uni<Void> persistently(Supplier<List<Uni<Void>>> sending) {
        Retries retries = new Retries(0);
        return Uni.createFrom()
                .deferred(() -> {
                    List<Uni<Void>> all = sending.get();
                    return all.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : Uni.join().all(all).andFailFast().replaceWithVoid();
                })
                .onFailure()
                .retry()
                .when(failures -> failures.onItem().transformToUniAndConcatenate(failure -> {
                    LOG.warnf("sending again: %s", failure.getClass().getSimpleName());
                    // An item asks for another attempt; nothing would ask for none.
                    return retries.next(FailureKind.OUTAGE)
                            .map(pause -> context.pause(pause).replaceWith(pause))
                            .orElseThrow();
                }));
    }
}
