package dev.labelwright.stack;

import dev.labelwright.event.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of the system on a broker. */
public final class KafkaTopics {
    private KafkaTopics() {}

    /**
     * Creates the topics that don't exist yet, each name with the prefix before it.
     *
     * @throws StackException if the broker refuses
     */
    public static void create(String bootstrapServers, String prefix) {
        List<NewTopic> topics =
                Topics.all().stream().map(topic -> newTopic(topic, prefix)).toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            CreateTopicsResult result = admin.createTopics(topics);
            for (KafkaFuture<Void> created : result.values().values()) {
                await(created);
            }
        }
    }

    private static NewTopic newTopic(Topics topic, String prefix) {
        Map<String, String> settings = new HashMap<>();
        settings.put(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(topic.maxMessageBytes()));
        return new NewTopic(prefix + topic.topic(), Optional.of(topic.partitions()), Optional.empty())
                .configs(settings);
    }

    private static void await(KafkaFuture<Void> created) {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new StackException(
                        "A topic cannot be created: " + e.getCause().getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Creating the topics was interrupted.", e);
        }
    }
}
