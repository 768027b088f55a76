package dev.labelwright.stack;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The command-line options of every command that starts the stack. */
public final class StackArguments {
    @Option(names = "--fresh", description = "Empty the data folder first.")
    private boolean fresh;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder for all data (default: .labelwright in the project's folder).")
    private Path data;

    @Option(
            names = "--free-ports",
            description = "Put everything on free ports, except what has a port given by its own option.")
    private boolean freePorts;

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "PostgreSQL's port (default: a free one).")
    private Integer postgresPort;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka's port (default: a free one).")
    private Integer kafkaPort;

    @Option(names = "--offline-model-port", paramLabel = "PORT", description = "Default: 8090.")
    private Integer offlineModelPort;

    @Option(names = "--generation-api-port", paramLabel = "PORT", description = "Default: 8080.")
    private Integer generationApiPort;

    @Option(names = "--review-api-port", paramLabel = "PORT", description = "Default: 8081.")
    private Integer reviewApiPort;

    @Option(names = "--estimator-service-port", paramLabel = "PORT", description = "Default: 8082.")
    private Integer estimatorServicePort;

    @Option(
            names = "--labeling-worker-port",
            paramLabel = "PORT",
            description = "The first worker's port; each other takes a free one (default: 8083).")
    private Integer labelingWorkerPort;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many workers to run (default: ${DEFAULT-VALUE}).")
    private int workers;

    /**
     * What the arguments ask for.
     *
     * @throws StackException if they cannot be fulfilled together, or this is no checkout
     */
    public StackOptions toOptions(Terminal terminal) {
        Path root = ProjectRoot.find();
        Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            ports.put(service, port("--" + service.module() + "-port", given(service), service.defaultPort()));
        }
        return new StackOptions(
                root,
                data == null ? root.resolve(".labelwright") : data,
                fresh,
                port("--postgres-port", postgresPort, 0),
                port("--kafka-port", kafkaPort, 0),
                port("--offline-model-port", offlineModelPort, StackOptions.OFFLINE_MODEL_PORT),
                ports,
                workers,
                Map.of(),
                terminal);
    }

    private Integer given(ServiceName service) {
        return switch (service) {
            case GENERATION_API -> generationApiPort;
            case REVIEW_API -> reviewApiPort;
            case ESTIMATOR_SERVICE -> estimatorServicePort;
            case LABELING_WORKER -> labelingWorkerPort;
        };
    }

    private int port(String option, Integer given, int usual) {
        if (given == null) {
            return freePorts ? 0 : usual;
        }
        if (given < 0 || given > 65_535) {
            throw new StackException(option + " is " + given + "; a port is a number from 0 (a free one) to 65535.");
        }
        return given;
    }
}
