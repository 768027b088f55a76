package dev.labelwright.generation.dispatch;

import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.Topics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends leased tasks to the workers. What does not get there runs out its lease. */
@ApplicationScoped
public class TaskSender {
    private final MutinyEmitter<byte[]> tasks;
    private final String prefix;

    TaskSender(
            @Channel("labeling-tasks") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> tasks,
            @ConfigProperty(name = "labelwright.topic-prefix") Optional<String> prefix) {
        this.tasks = tasks;
        this.prefix = prefix.orElse("");
    }

    /** Ends when the broker has every task. */
    Uni<Void> send(List<LabelingTask> dispatched, boolean interactive) {
        Topics topic = interactive ? Topics.LABELING_TASKS_INTERACTIVE : Topics.LABELING_TASKS;
        if (dispatched.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(dispatched.stream().map(task -> send(task, topic)).toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    private Uni<Void> send(LabelingTask task, Topics topic) {
        OutgoingKafkaRecordMetadata<String> address = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(prefix + topic.topic())
                .withKey(task.key().messageKey())
                .addHeaders(new RecordHeader(
                        DispatchKey.HEADER,
                        EventJson.write(task.key()).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .build();
        byte[] json = EventJson.write(task).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return tasks.sendMessage(Message.of(json, Metadata.of(address)));
    }
}
