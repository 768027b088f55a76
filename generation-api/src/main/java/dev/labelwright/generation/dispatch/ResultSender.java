package dev.labelwright.generation.dispatch;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends results that no worker makes: what a strategy answers, and how a task ends without an answer. */
@ApplicationScoped
public class ResultSender {
    private final MutinyEmitter<byte[]> results;

    ResultSender(
            @Channel("labeling-results") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> results) {
        this.results = results;
    }

    /** Ends when the broker has every result. */
    public Uni<Void> send(List<LabelingResult> all) {
        return all.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(all.stream().map(this::send).toList())
                        .andCollectFailures()
                        .replaceWithVoid();
    }

    private Uni<Void> send(LabelingResult result) {
        OutgoingKafkaRecordMetadata<String> address = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(result.key().messageKey())
                .build();
        return results.sendMessage(
                Message.of(EventJson.write(result).getBytes(StandardCharsets.UTF_8), Metadata.of(address)));
    }
}
