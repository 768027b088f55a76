package dev.labelwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The worker's topics, seen from outside. */
public final class WorkerTopics implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String prefix = ConfigProvider.getConfig()
            .getOptionalValue("labelwright.topic-prefix", String.class)
            .orElse("");
    private final Map<String, Object> broker =
            Map.of("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(producerSettings(), new StringSerializer(), new ByteArraySerializer());
    private final Admin admin = Admin.create(broker);

    void send(Topics topic, LabelingTask task) {
        send(topic, task.key().messageKey(), EventJson.write(task).getBytes(StandardCharsets.UTF_8));
    }

    public void send(Topics topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(name(topic), key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("cannot send to " + name(topic), e);
        }
    }

    /** Sends the task, and waits for its one result. */
    LabelingResult label(LabelingTask task) {
        send(Topics.LABELING_TASKS, task);
        List<ConsumerRecord<String, byte[]>> results = results(task, PATIENCE);
        assertThat(results).hasSize(1);
        return EventJson.read(results.getFirst().value(), LabelingResult.class);
    }

    /** The results of the dispatch; returns with the first, or when the time is over. */
    List<ConsumerRecord<String, byte[]>> results(LabelingTask task, Duration longest) {
        return results(List.of(task), longest);
    }

    /** The results of the dispatches; returns when there are as many, or when the time is over. */
    List<ConsumerRecord<String, byte[]>> results(List<LabelingTask> tasks, Duration longest) {
        Set<UUID> wanted = tasks.stream().map(task -> task.key().dispatchId()).collect(Collectors.toSet());
        return records(Topics.LABELING_RESULTS, record -> wanted.contains(dispatchId(record)), tasks.size(), longest);
    }

    static UUID dispatchId(ConsumerRecord<String, byte[]> record) {
        return EventJson.read(record.value(), LabelingResult.class).key().dispatchId();
    }

    public List<ConsumerRecord<String, byte[]>> records(
            Topics topic, Predicate<ConsumerRecord<String, byte[]>> wanted, int count, Duration longest) {
        Instant deadline = Instant.now().plus(longest);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(broker, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name(topic)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (found.size() < count && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }

    /** How many messages of the topic the worker has committed. */
    long committed(Topics topic) {
        try {
            return admin
                    .listConsumerGroupOffsets(prefix + "labeling-worker")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey().topic().equals(name(topic)))
                    .collect(Collectors.summingLong(entry -> entry.getValue().offset()));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("cannot read offsets of " + name(topic), e);
        }
    }

    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put("max.request.size", Topics.MAX_TASK_BYTES);
        return settings;
    }

    private String name(Topics topic) {
        return prefix + topic.topic();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
