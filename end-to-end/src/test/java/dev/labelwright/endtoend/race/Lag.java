package dev.labelwright.endtoend.race;

import dev.labelwright.event.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many results review-api has not acknowledged. */
final class Lag {
    private static final String GROUP = "review-api";

    private Lag() {}

    static long ofResults(String bootstrapServers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends = admin.listOffsets(IntStream.range(
                                    0, Topics.LABELING_RESULTS.partitions())
                            .mapToObj(partition -> new TopicPartition(Topics.LABELING_RESULTS.topic(), partition))
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all()
                    .get();
            return ends.entrySet().stream()
                    .mapToLong(end -> {
                        OffsetAndMetadata acknowledged = done.get(end.getKey());
                        return end.getValue().offset() - (acknowledged == null ? 0 : acknowledged.offset());
                    })
                    .sum();
        }
    }
}
