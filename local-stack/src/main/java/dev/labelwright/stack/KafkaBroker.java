package dev.labelwright.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/** A real Kafka broker that is its own controller; its storage is formatted once and kept in the data folder. */
final class KafkaBroker {
    private static final String NAME = "kafka";
    private static final int MAX_MESSAGE_BYTES = 10 * 1024 * 1024;

    private final DataFolder data;
    private final int port;
    private final int controllerPort;

    KafkaBroker(DataFolder data, int port, int controllerPort) {
        this.data = data;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Formats the storage if it is new, starts the broker and waits for its port. */
    Child start(Processes processes, Readiness readiness) {
        Path properties = writeProperties();
        if (!Files.exists(storage().resolve("meta.properties"))) {
            format(properties);
        }
        Child child = processes.start(new ChildSpec(
                ChildSpec.Part.BROKER,
                NAME,
                List.of(
                        Commands.java(),
                        "-Xms128m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        // Without these, Java warns about what Kafka's libraries do.
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        // They warn of what is ordinary for a broker that is alone.
                        "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.controller.QuorumController=error",
                        "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.clients.NetworkClient=error",
                        "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                        "-cp",
                        Commands.classPath(),
                        "kafka.Kafka",
                        properties.toString()),
                Map.of(),
                data.kafka(),
                StopSignal.TERM,
                Duration.ofSeconds(15)));
        readiness.awaitPort(child, port);
        return child;
    }

    private Path storage() {
        return data.kafka().resolve("storage");
    }

    private Path writeProperties() {
        Map<String, String> settings = Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("log.dirs", storage().toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("message.max.bytes", "" + MAX_MESSAGE_BYTES),
                Map.entry("replica.fetch.max.bytes", "" + MAX_MESSAGE_BYTES),
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                // Its default is a quarter of this broker's heap.
                Map.entry("log.cleaner.dedupe.buffer.size", "" + 16 * 1024 * 1024));
        Path file = data.kafka().resolve("server.properties");
        try {
            DataFolder.createPrivately(data.kafka());
            Files.writeString(
                    file,
                    settings.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                            .collect(Collectors.joining()));
            return file;
        } catch (IOException e) {
            throw new StackException("Kafka's settings cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }

    private void format(Path properties) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            String[] arguments = {
                "format",
                "--config",
                properties.toString(),
                "--cluster-id",
                Uuid.randomUuid().toString()
            };
            int code = kafka.tools.StorageTool.execute(arguments, out);
            if (code != 0) {
                throw new StackException("Kafka's storage cannot be formatted (code " + code + "): "
                        + output.toString(StandardCharsets.UTF_8));
            }
        }
    }
}
