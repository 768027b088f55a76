package dev.labelwright.servers;

import dev.labelwright.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The system's topics under one prefix, as a test writes and reads them.
 *
 * @param prefix stands before each topic's name
 */
public record TestTopics(String bootstrapServers, String prefix) {
    /** The topics of the Quarkus application under test in this JVM, see {@link ServiceTestServers}. */
    public static TestTopics current() {
        String prefix = System.getProperty(ServiceTestServers.TOPIC_PREFIX_PROPERTY);
        if (prefix == null) {
            throw new TestServersException(
                    "no topics yet: annotate the test with @QuarkusTestResource(ServiceTestServers.class)");
        }
        return new TestTopics(TestServers.shared().kafkaBootstrap(), prefix);
    }

    /** Writes one message and waits until the broker has it. */
    public void send(Topics topic, String key, String json) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                topic.maxMessageBytes());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(prefix + topic.topic(), key, json))
                    .get();
        } catch (ExecutionException e) {
            throw new TestServersException("the message cannot be sent: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestServersException("interrupted while sending", e);
        }
    }

    /**
     * The topic's messages from its start on, once there are so many of them.
     *
     * @throws AssertionError if there are fewer when the time is over
     */
    public List<ConsumerRecord<String, String>> await(Topics topic, int count, Duration timeout) {
        return await(topic, messages -> messages.size() >= count, timeout);
    }

    /**
     * The topic's messages from its start on, once they fulfil a condition.
     *
     * @throws AssertionError if they don't when the time is over
     */
    public List<ConsumerRecord<String, String>> await(
            Topics topic, Predicate<List<ConsumerRecord<String, String>>> condition, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<ConsumerRecord<String, String>> messages = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = consumer(topic)) {
            while (!condition.test(List.copyOf(messages))) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("after " + timeout + " the topic " + prefix + topic.topic() + " holds "
                            + messages.size() + " messages, which is not what the test waits for");
                }
                consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
            }
        }
        return messages;
    }

    private KafkaConsumer<String, String> consumer(Topics topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(prefix + topic.topic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
