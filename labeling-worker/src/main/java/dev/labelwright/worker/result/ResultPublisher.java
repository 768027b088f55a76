package dev.labelwright.worker.result;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Topics;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends results to {@code labeling-results}. */
@ApplicationScoped
public class ResultPublisher {
    private static final int ENVELOPE_BYTES = 4 * 1024;

    private final MutinyEmitter<byte[]> emitter;

    // As many results wait as there are running tasks, so the buffer needs no bound of its own.
    ResultPublisher(
            @Channel("labeling-results") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Sends the result, and waits until the broker has it. */
    public void publish(LabelingResult result) {
        byte[] bytes = ResultMessage.of(result, Topics.MAX_RESULT_BYTES - ENVELOPE_BYTES);
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(result.key().messageKey())
                .build();
        emitter.sendMessageAndAwait(Message.of(bytes, Metadata.of(metadata)));
    }
}
