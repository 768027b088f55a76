package dev.labelwright.servers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

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
        // Loads the driver: java.sql does not find that of a second Quarkus application's class loader by itself.
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        return source.getConnection(role, password(role));
    }

    /** Where it is; never a password, because failed assertions print it. */
    @Override
    public String toString() {
        return jdbcUrl();
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
