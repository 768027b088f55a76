package dev.labelwright.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stack keeps when it is stopped, and what it does not. */
class StackRestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void dataSurvivesARestartAndNoProcessIsLeftBehind() throws Exception {
        // Given
        StackOptions options = FakeCheckout.options(folder, new Terminal(System.out, Terminal.Detail.NOTHING));
        List<ProcessHandle> children;
        try (Stack stack = Stack.start(options)) {
            children = ProcessHandle.current().children().toList();
            execute(stack, "CREATE TABLE kept AS SELECT 42 AS answer");
            createTopic(stack, "kept");
        }
        assertThat(children).hasSizeGreaterThanOrEqualTo(7);
        await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));

        // When
        try (Stack stack = Stack.start(options)) {

            // Then
            assertThat(answer(stack, "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(topics(stack)).contains("kept", "labeling-tasks", "labeling-tasks-dead");
        }
    }

    private static void execute(Stack stack, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.superuserJdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(Stack stack, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.superuserJdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void createTopic(Stack stack, String name) throws Exception {
        try (Admin admin = admin(stack)) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static Set<String> topics(Stack stack) throws Exception {
        try (Admin admin = admin(stack)) {
            return admin.listTopics().names().get();
        }
    }

    private static Admin admin(Stack stack) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafkaBootstrapServers()));
    }
}
