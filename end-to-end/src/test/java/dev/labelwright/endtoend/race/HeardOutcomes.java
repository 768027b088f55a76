package dev.labelwright.endtoend.race;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Listens to what review-api says of results. */
final class HeardOutcomes implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final UUID project;
    /** Repetitions say the same; what does not is kept beside it. */
    private final Map<UUID, Set<LabelingOutcome>> heard = new ConcurrentHashMap<>();

    private final Thread listening;
    private volatile boolean closing;

    HeardOutcomes(String bootstrapServers, String project) {
        this.project = UUID.fromString(project);
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < Topics.LABELING_OUTCOMES.partitions(); partition++) {
            partitions.add(new TopicPartition(Topics.LABELING_OUTCOMES.topic(), partition));
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.listening = Thread.ofPlatform().name("outcomes").start(this::listen);
    }

    /** Whether something was said of each of these dispatches. */
    boolean ofAll(Collection<SentResult> sent) {
        return sent.stream().allMatch(result -> heard.containsKey(result.dispatchId()));
    }

    List<LabelingOutcome> all() {
        return heard.values().stream().flatMap(Set::stream).toList();
    }

    @Override
    public void close() {
        closing = true;
        try {
            listening.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }

    private void listen() {
        while (!closing) {
            consumer.poll(Duration.ofMillis(200)).forEach(this::hear);
        }
    }

    private void hear(ConsumerRecord<String, byte[]> message) {
        JsonNode event = EventJson.read(message.value(), JsonNode.class);
        // Answers to commands are on the same topic.
        if (event.path("key").path("projectId").asText().equals(project.toString())) {
            LabelingOutcome outcome = EventJson.mapper().convertValue(event, LabelingOutcome.class);
            heard.computeIfAbsent(outcome.key().dispatchId(), id -> ConcurrentHashMap.newKeySet())
                    .add(outcome);
        }
    }
}
