package dev.labelwright.stack;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a stack is started with. A port of 0 takes a free one.
 *
 * @param root the checkout whose built services are started
 * @param data the folder that holds all data
 * @param fresh whether the data is emptied first
 * @param workers how many workers run; the first has the worker's port, each other a free one
 * @param settings of the services beside those of a stack: environment variables
 */
public record StackOptions(
        Path root,
        Path data,
        boolean fresh,
        int postgresPort,
        int kafkaPort,
        int offlineModelPort,
        Map<ServiceName, Integer> servicePorts,
        int workers,
        Map<String, String> settings,
        Terminal terminal) {
    public static final int OFFLINE_MODEL_PORT = 8090;

    public StackOptions {
        servicePorts = Map.copyOf(servicePorts);
        settings = Map.copyOf(settings);
        if (workers < 1) {
            throw new StackException("--workers is " + workers + "; at least one worker is needed.");
        }
    }

    /** Everything on free ports, one worker. */
    public static StackOptions onFreePorts(Path root, Path data, Terminal terminal) {
        Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            ports.put(service, 0);
        }
        return new StackOptions(root, data, false, 0, 0, 0, ports, 1, Map.of(), terminal);
    }

    /** The same with another number of workers. */
    public StackOptions withWorkers(int count) {
        return new StackOptions(
                root, data, fresh, postgresPort, kafkaPort, offlineModelPort, servicePorts, count, settings, terminal);
    }

    /** The same with these settings of the services. */
    public StackOptions withSettings(Map<String, String> others) {
        return new StackOptions(
                root, data, fresh, postgresPort, kafkaPort, offlineModelPort, servicePorts, workers, others, terminal);
    }
}
