package dev.labelwright.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelwright.event.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestServersTest {
    @Test
    void aDatabaseIsMigratedAndEmptyAndKeepsTheRolesApart() throws SQLException {
        // Given
        TestDatabase database = TestServers.shared().createDatabase("test_servers");

        // When
        try (Connection connection = database.connect("labelwright_estimator");
                Statement statement = connection.createStatement();
                ResultSet projects = statement.executeQuery("SELECT count(*) FROM catalog.project")) {
            projects.next();

            // Then
            assertThat(projects.getInt(1)).isZero();
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM catalog.project"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aPasswordIsAskedFor() {
        // Given
        TestDatabase database = TestServers.shared().createDatabase("test_servers_password");

        // When, then
        assertThatThrownBy(() -> java.sql.DriverManager.getConnection(database.jdbcUrl(), "postgres", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void aMessageIsReadAsItWasSent() {
        // Given
        TestServers servers = TestServers.shared();
        servers.createTopics("test-servers-");
        TestTopics topics = new TestTopics(servers.kafkaBootstrap(), "test-servers-");
        String json = "{\"text\":\"" + "ä".repeat(2 * 1024 * 1024) + "\"}";

        // When
        topics.send(Topics.LABELING_TASKS, "patient", json);

        // Then
        assertThat(topics.await(Topics.LABELING_TASKS, 1, Duration.ofSeconds(20)))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.key()).isEqualTo("patient");
                    assertThat(message.value()).isEqualTo(json);
                });
    }

    @Test
    void aServiceGetsItsOwnDatabaseAndTopics() {
        // Given
        ServiceTestServers resource = new ServiceTestServers();
        resource.init(Map.of("role", "generation"));

        // When
        Map<String, String> settings = resource.start();

        // Then
        assertThat(settings)
                .containsEntry("quarkus.datasource.username", "labelwright_generation")
                .containsEntry("labelwright.topic-prefix", TestTopics.current().prefix())
                .containsEntry(
                        "quarkus.datasource.jdbc.url", TestDatabase.current().jdbcUrl());
    }

    @Test
    void theWorkerGetsNoDatabase() {
        // Given
        ServiceTestServers resource = new ServiceTestServers();
        resource.init(Map.of("role", "none"));

        // When
        Map<String, String> settings = resource.start();

        // Then
        assertThat(settings.keySet()).noneMatch(name -> name.startsWith("quarkus.datasource"));
    }

    @Test
    void anUnknownRoleIsNamed() {
        // Given
        ServiceTestServers resource = new ServiceTestServers();

        // When, then
        assertThatThrownBy(() -> resource.init(Map.of("role", "reviews"))).hasMessageContaining("\"reviews\"");
    }
}
