package dev.labelwright.endtoend;

import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.stack.ProjectRoot;
import dev.labelwright.stack.Stack;
import dev.labelwright.stack.StackOptions;
import dev.labelwright.stack.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The whole of Labelwright as processes, once for all tests of the module; it ends with the test JVM. */
public final class TestStack {
    private static TestStack shared;

    private final Stack stack;
    private final Path data;

    private TestStack(Stack stack, Path data) {
        this.stack = stack;
        this.data = data;
    }

    public static synchronized TestStack shared() {
        if (shared == null) {
            try {
                Path root = ProjectRoot.find();
                Path data =
                        Files.createTempDirectory(Files.createDirectories(root.resolve("end-to-end/target")), "stack");
                Terminal terminal = new Terminal(System.err, Terminal.Detail.PROBLEMS);
                shared = new TestStack(Stack.start(StackOptions.onFreePorts(root, data, terminal)), data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    public Stack stack() {
        return stack;
    }

    /** The folder with the stack's data and logs. */
    public Path data() {
        return data;
    }

    public LabelwrightClient client() {
        return new LabelwrightClient(
                stack.services().url("generation-api"),
                stack.services().url("review-api"),
                stack.services().url("estimator-service"));
    }

    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(stack.superuserJdbcUrl());
    }

    /** The first column of a query's rows. */
    public List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
