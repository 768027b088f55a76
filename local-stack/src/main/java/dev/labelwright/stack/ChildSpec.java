package dev.labelwright.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a process of the stack is started and ended.
 *
 * @param part decides when it is stopped
 * @param environment variables added to those of this process
 * @param grace how long it may take to end before it is killed
 */
record ChildSpec(
        Part part,
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        StopSignal stopSignal,
        Duration grace) {
    /** The parts of a stack in the order in which they are stopped: whoever uses another goes before it. */
    enum Part {
        SERVICE,
        MODEL,
        BROKER,
        DATABASE
    }

    ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
