package dev.labelwright.estimate;

import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.servers.TestDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** The shared servers, but the service looks for its database at a port where a test has to relay it. */
public final class RelayedServers implements QuarkusTestResourceLifecycleManager {
    // A property of the JVM, because tests and resources run in several class loaders.
    private static final String PORT = "labelwright.test.relay-port";

    private final ServiceTestServers servers = new ServiceTestServers();

    /** Relays the database until it is closed. */
    static DatabaseRelay relay() throws IOException {
        return new DatabaseRelay(
                Integer.getInteger(PORT), TestDatabase.current().port());
    }

    @Override
    public Map<String, String> start() {
        servers.init(Map.of("role", "estimator"));
        Map<String, String> settings = new HashMap<>(servers.start());
        String port = Integer.toString(freePort());
        System.setProperty(PORT, port);
        settings.computeIfPresent(
                "quarkus.datasource.reactive.url", (key, url) -> url.replaceFirst(":\\d+/", ":" + port + "/"));
        return settings;
    }

    @Override
    public void stop() {
        servers.stop();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
    }
}
