package dev.labelwright.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings a database to the schema that the services of this version need. */
public final class Migrations {
    private Migrations() {}

    /**
     * Runs every migration that the database has not seen, then grants and passwords. Can be run again at any time; two
     * runs at once wait for each other.
     *
     * @param jdbcUrl the database
     * @param user a role that may create schemas and roles
     * @param password the role's password
     * @param servicePasswords the passwords to set, by the name of the service's role
     * @throws org.flywaydb.core.api.FlywayException where a migration fails; the database is as before it
     * @throws IllegalStateException where a password cannot be set
     */
    public static void run(String jdbcUrl, String user, String password, Map<String, String> servicePasswords) {
        Flyway.configure()
                .dataSource(jdbcUrl, user, password)
                .locations("classpath:db/migration", "classpath:db/callback")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            for (Map.Entry<String, String> service : servicePasswords.entrySet()) {
                setPassword(connection, service.getKey(), service.getValue());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "cannot set the services' passwords (SQL state " + e.getSQLState() + ")", e);
        }
    }

    private static void setPassword(Connection connection, String role, String password) throws SQLException {
        String statement;
        // The server quotes both: a role's password cannot be a parameter of ALTER ROLE.
        try (PreparedStatement format =
                connection.prepareStatement("select format('alter role %I password %L', ?, ?)")) {
            format.setString(1, role);
            format.setString(2, password);
            try (ResultSet result = format.executeQuery()) {
                result.next();
                statement = result.getString(1);
            }
        }
        try (Statement alter = connection.createStatement()) {
            alter.execute(statement);
        }
    }
}
