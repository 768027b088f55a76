package dev.labelwright.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends results and waits for what review-api makes of each. */
final class ResultTraffic implements AutoCloseable {
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;

    ResultTraffic(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5),
                new StringSerializer(),
                new ByteArraySerializer());
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
    }

    /**
     * Sends all as fast as the broker takes them.
     *
     * @return seconds from the first one sent until the last outcome is out
     */
    double apply(List<LabelingResult> results) throws InterruptedException, ExecutionException {
        List<ProducerRecord<String, byte[]>> messages = results.stream()
                .map(result -> new ProducerRecord<>(
                        Topics.LABELING_RESULTS.topic(),
                        result.key().messageKey(),
                        EventJson.write(result).getBytes(StandardCharsets.UTF_8)))
                .toList();
        Set<String> open = results.stream()
                .map(result -> result.key().dispatchId().toString())
                .collect(Collectors.toCollection(HashSet::new));
        long start = System.nanoTime();
        List<Future<RecordMetadata>> sending =
                messages.stream().map(producer::send).toList();
        for (Future<RecordMetadata> sent : sending) {
            sent.get();
        }
        long heard = System.nanoTime();
        while (!open.isEmpty()) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                JsonNode outcome = EventJson.read(message.value(), JsonNode.class);
                open.remove(outcome.at("/key/dispatchId").asText());
                heard = System.nanoTime();
            }
            if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
                throw new IllegalStateException("%d results have no outcome, and nothing was heard for %d s"
                        .formatted(open.size(), LONGEST_SILENCE.toSeconds()));
            }
        }
        return (heard - start) / 1e9;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
