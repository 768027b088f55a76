package dev.labelwright.servers;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives a service under test a database and topics of its own on the shared servers. The argument {@code role} says
 * whose database role the service logs in with: {@code generation}, {@code review}, {@code estimator}, or {@code none}
 * for the worker, which has no database.
 */
public final class ServiceTestServers implements QuarkusTestResourceLifecycleManager {
    // Properties of the JVM, because Quarkus runs tests and resources in several class loaders.
    static final String DATABASE_PROPERTY = "labelwright.test.database";
    static final String TOPIC_PREFIX_PROPERTY = "labelwright.test.topic-prefix";

    private static final AtomicInteger STARTS = new AtomicInteger();

    private Role role = Role.NONE;

    private enum Role {
        GENERATION,
        REVIEW,
        ESTIMATOR,
        NONE;

        String databaseRole() {
            return "labelwright_" + name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public void init(Map<String, String> arguments) {
        String wanted = arguments.getOrDefault("role", "");
        try {
            role = Role.valueOf(wanted.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new TestServersException(
                    "role is \"" + wanted + "\"; it must be generation, review, estimator or none", e);
        }
    }

    @Override
    public Map<String, String> start() {
        TestServers servers = TestServers.shared();
        String module = Path.of("").toAbsolutePath().getFileName().toString();
        String unique = module + "-" + ProcessHandle.current().pid() + "-"
                + Long.toHexString(System.nanoTime() & 0xffffff) + STARTS.incrementAndGet();
        String prefix = unique + "-";
        servers.createTopics(prefix);
        System.setProperty(TOPIC_PREFIX_PROPERTY, prefix);
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", servers.kafkaBootstrap());
        settings.put("labelwright.topic-prefix", prefix);
        settings.put("labelwright.offline-model-url", servers.offlineModel().toString());
        if (role != Role.NONE) {
            TestDatabase database = servers.createDatabase(unique.replace('-', '_'));
            System.setProperty(DATABASE_PROPERTY, database.name());
            settings.put("quarkus.datasource.reactive.url", database.reactiveUrl());
            settings.put("quarkus.datasource.username", role.databaseRole());
            settings.put("quarkus.datasource.password", database.password(role.databaseRole()));
            if (role == Role.GENERATION) {
                settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
            }
        }
        return settings;
    }

    @Override
    public void stop() {
        // The servers are shared; database and topics end with them.
    }
}
