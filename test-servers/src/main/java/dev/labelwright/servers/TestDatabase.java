package dev.labelwright.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * A migrated database of the shared PostgreSQL.
 *
 * @param rolePasswords by the name of the service's role
 */
public record TestDatabase(
        String name, int port, String superuser, String superuserPassword, Map<String, String> rolePasswords) {
    private static final String HOST = "127.0.0.1";

    public TestDatabase {
        rolePasswords = Map.copyOf(rolePasswords);
    }

    /** The JDBC address, without credentials. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + name;
    }

    /** The JDBC address with the credentials of the superuser or a service's role in it. */
    public String jdbcUrl(String user) {
        return jdbcUrl() + "?user=" + user + "&password=" + password(user);
    }

    /** The address for the reactive client, without credentials. */
    public String reactiveUrl() {
        return "postgresql://" + HOST + ":" + port + "/" + name;
    }

    /**
     * The password of the superuser or of a service's role.
     *
     * @throws IllegalArgumentException if there is no such role
     */
    public String password(String user) {
        String password = user.equals(superuser) ? superuserPassword : rolePasswords.get(user);
        if (password == null) {
            throw new IllegalArgumentException("no role " + user + "; there are " + rolePasswords.keySet());
        }
        return password;
    }

    /** A connection that may do anything. */
    public Connection connectAsSuperuser() throws SQLException {
        return connect(superuser);
    }

    /** A connection that may do what this service's role may. */
    public Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role, password(role));
    }

    /** The database of the Quarkus application under test in this JVM, see {@link ServiceTestServers}. */
    public static TestDatabase current() {
        String name = System.getProperty(ServiceTestServers.DATABASE_PROPERTY);
        if (name == null) {
            throw new TestServersException(
                    "no database yet: annotate the test with @QuarkusTestResource(ServiceTestServers.class)");
        }
        return TestServers.shared().database(name);
    }
}
