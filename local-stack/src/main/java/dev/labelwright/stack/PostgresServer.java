package dev.labelwright.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real PostgreSQL: its cluster is made once and kept in the data folder. */
final class PostgresServer {
    private static final String NAME = "postgresql";

    private final DataFolder data;
    private final Secrets secrets;
    private final int port;
    private final boolean durable;

    PostgresServer(DataFolder data, Secrets secrets, int port, boolean durable) {
        this.data = data;
        this.secrets = secrets;
        this.port = port;
        this.durable = durable;
    }

    /** Makes the cluster if there is none, starts the server and waits until it takes connections. */
    Child start(Processes processes, Readiness readiness) {
        PostgresUser user = PostgresUser.choose();
        Path home = PostgresBinaries.unpack(data.programs());
        Path cluster = data.postgres().resolve("cluster");
        try {
            Files.createDirectories(data.postgres());
            user.own(data.postgres());
            if (!Files.exists(cluster)) {
                initialise(user, home, cluster);
            }
        } catch (IOException e) {
            throw new StackException("PostgreSQL's data cannot be set up in " + cluster + ": " + e.getMessage(), e);
        }
        Child child = processes.start(new ChildSpec(
                ChildSpec.Part.DATABASE,
                NAME,
                Commands.join(user.prefix(), serverCommand(home, cluster)),
                Map.of("TZ", "UTC"),
                data.postgres(),
                StopSignal.INT,
                Duration.ofSeconds(15)));
        readiness.await(child, "port " + port, () -> saysReady(cluster) && answers());
        return child;
    }

    /** The JDBC address of a database, without credentials. */
    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    int port() {
        return port;
    }

    /** Creates the database unless it exists. */
    void createDatabase(String name) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.executeUpdate("CREATE DATABASE \"" + name + "\"");
        } catch (SQLException e) {
            throw new StackException("The database " + name + " cannot be created: " + e.getMessage(), e);
        }
    }

    /** Asked first, because a connection during the start is refused with an alarming line in the log. */
    private static boolean saysReady(Path cluster) {
        try {
            Path status = cluster.resolve("postmaster.pid");
            return Files.exists(status)
                    && Files.readString(status).stripTrailing().endsWith("ready");
        } catch (IOException e) {
            // It is being written.
            return false;
        }
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), Secrets.SUPERUSER, secrets.superuserPassword());
    }

    private void initialise(PostgresUser user, Path home, Path cluster) throws IOException {
        Path unfinished = data.postgres().resolve("unfinished");
        DataFolder.delete(unfinished);
        Path password = data.postgres().resolve("initial-password");
        DataFolder.writePrivately(password, secrets.superuserPassword());
        user.own(data.postgres());
        List<String> command = Commands.join(
                user.prefix(),
                List.of(
                        home.resolve("bin/initdb").toString(),
                        "--pgdata=" + unfinished,
                        "--username=" + Secrets.SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        // The cluster is new: if the machine fails now, it is made again.
                        "--no-sync"));
        Path log = DataFolder.createPrivately(data.logs()).resolve("initdb.log");
        try {
            int code = new ProcessBuilder(command)
                    .directory(data.postgres().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new StackException("initdb ended with code " + code + ":\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The start was interrupted while PostgreSQL's data was set up.", e);
        } finally {
            Files.delete(password);
        }
        // What an interrupted start leaves is never taken for a cluster.
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> serverCommand(Path home, Path cluster) {
        List<String> command = new ArrayList<>(
                List.of(home.resolve("bin/postgres").toString(), "-D", cluster.toString(), "-p", "" + port));
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                // No socket file: its path would have a length limit that a deep checkout exceeds.
                "unix_socket_directories=",
                "max_connections=100",
                "shared_buffers=128MB",
                "max_wal_size=1GB",
                "timezone=UTC",
                "log_timezone=UTC",
                "logging_collector=off"));
        if (!durable) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }
}
