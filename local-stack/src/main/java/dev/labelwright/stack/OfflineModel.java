package dev.labelwright.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The offline model as a process of its own. */
final class OfflineModel {
    private static final String MAIN_CLASS = "dev.labelwright.offline.OfflineModelMain";

    private final int port;

    OfflineModel(int port) {
        this.port = port;
    }

    /** The address that a model is registered with, which ends in {@code /v1}. */
    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port + "/v1");
    }

    Child start(Processes processes, Readiness readiness, Path directory) {
        Child child = processes.start(new ChildSpec(
                ChildSpec.Part.MODEL,
                "offline-model",
                List.of(
                        Commands.java(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        Commands.classPath(),
                        MAIN_CLASS,
                        "--port",
                        Integer.toString(port)),
                Map.of(),
                directory,
                StopSignal.TERM,
                Duration.ofSeconds(5)));
        readiness.awaitPort(child, port);
        return child;
    }
}
