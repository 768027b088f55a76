package dev.labelwright.stack;

import dev.labelwright.database.Migrations;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** What the services need around them: PostgreSQL, Kafka and the offline model, running. */
final class Infrastructure {
    private final Processes processes;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final OfflineModel model;
    private final Secrets secrets;

    Infrastructure(
            Processes processes, PostgresServer postgres, KafkaBroker kafka, OfflineModel model, Secrets secrets) {
        this.processes = processes;
        this.postgres = postgres;
        this.kafka = kafka;
        this.model = model;
        this.secrets = secrets;
    }

    /**
     * Starts the three side by side, migrates the database, creates the topics, and returns when each answers. They end
     * with their processes.
     */
    void start(DataFolder data, String database) {
        Readiness readiness = new Readiness();
        List<Child> children = Parallel.all(List.<Callable<Child>>of(
                () -> {
                    Child child = postgres.start(processes, readiness);
                    migrate(database);
                    return child;
                },
                () -> {
                    Child child = kafka.start(processes, readiness);
                    KafkaTopics.create(kafka.bootstrapServers(), "");
                    return child;
                },
                () -> model.start(processes, readiness, data.path())));
        children.forEach(Child::supervise);
    }

    /** Creates a database unless it exists and brings it to the schema of this version. */
    void migrate(String database) {
        postgres.createDatabase(database);
        Migrations.run(
                postgres.jdbcUrl(database), Secrets.SUPERUSER, secrets.superuserPassword(), secrets.rolePasswords());
    }

    PostgresServer postgres() {
        return postgres;
    }

    Map<String, String> rolePasswords() {
        return secrets.rolePasswords();
    }

    String superuserPassword() {
        return secrets.superuserPassword();
    }

    String kafkaBootstrapServers() {
        return kafka.bootstrapServers();
    }

    URI offlineModel() {
        return model.baseUrl();
    }
}
