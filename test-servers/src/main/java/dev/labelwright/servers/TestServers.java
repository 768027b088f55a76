package dev.labelwright.servers;

import dev.labelwright.stack.KafkaTopics;
import dev.labelwright.stack.ProjectRoot;
import dev.labelwright.stack.ServersEndpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The one PostgreSQL, Kafka broker and offline model that all tests of a build share. The first test JVM starts them;
 * they end with the build.
 */
public final class TestServers {
    private static TestServers shared;

    private final ServersEndpoints endpoints;
    private final HttpClient http = HttpClient.newHttpClient();

    private TestServers(ServersEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * The servers, started if need be.
     *
     * @throws TestServersException if local-stack has not been built, or a server does not start
     */
    public static synchronized TestServers shared() {
        if (shared == null) {
            shared = new TestServers(new ServersProcess(ProjectRoot.find()).connect());
        }
        return shared;
    }

    public String kafkaBootstrap() {
        return endpoints.kafkaBootstrapServers();
    }

    /** The offline model's address, which ends in {@code /v1}. */
    public URI offlineModel() {
        return endpoints.offlineModel();
    }

    /**
     * Creates a migrated database; one of that name is dropped first.
     *
     * @param name lower-case letters, digits and underscores
     */
    public TestDatabase createDatabase(String name) {
        try (Connection connection = database("postgres").connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "DROP DATABASE IF EXISTS " + statement.enquoteIdentifier(name, true) + " WITH (FORCE)");
            ServersProcess.put(http, endpoints.control(), "/databases/" + name, Duration.ofMinutes(2));
            return database(name);
        } catch (SQLException | IOException e) {
            throw new TestServersException("the database " + name + " cannot be created: " + e.getMessage(), e);
        }
    }

    /** Creates the system's topics, each name with the prefix before it, unless they exist. */
    public void createTopics(String prefix) {
        // Kafka looks its plug-ins up in the context class loader, which Quarkus sets to another one here.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(KafkaTopics.class.getClassLoader());
        try {
            KafkaTopics.create(kafkaBootstrap(), prefix);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A database that was created before. */
    TestDatabase database(String name) {
        return new TestDatabase(
                name,
                endpoints.postgresPort(),
                endpoints.superuser(),
                endpoints.superuserPassword(),
                endpoints.rolePasswords());
    }
}
