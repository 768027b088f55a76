package dev.labelwright.generation;

import dev.labelwright.servers.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The service's database takes no connections and drops those that there are, until the outage is closed. */
public final class DatabaseOutage implements AutoCloseable {
    private final Connection administrator;

    private DatabaseOutage(Connection administrator) {
        this.administrator = administrator;
    }

    /** Begins an outage of the database of the service under test. */
    public static DatabaseOutage begin() throws SQLException {
        TestDatabase database = TestDatabase.current();
        String elsewhere = database.jdbcUrl().replace("/" + database.name(), "/postgres");
        Connection administrator =
                DriverManager.getConnection(elsewhere, database.superuser(), database.superuserPassword());
        DatabaseOutage outage = new DatabaseOutage(administrator);
        try (Statement statement = administrator.createStatement()) {
            statement.execute("alter role labelwright_generation connection limit 0");
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                    + database.name() + "' and usename = 'labelwright_generation'");
        }
        return outage;
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute("alter role labelwright_generation connection limit -1");
        } finally {
            administrator.close();
        }
    }
}
