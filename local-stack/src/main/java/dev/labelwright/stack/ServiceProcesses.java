package dev.labelwright.stack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Starts the services as they run in production: their own jars, database roles and processes. */
final class ServiceProcesses {
    static final String DATABASE = "labelwright";

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Path root;
    private final Infrastructure infrastructure;
    private final Processes processes;
    private final Path directory;
    private final Map<String, String> settings;

    ServiceProcesses(
            Path root,
            Infrastructure infrastructure,
            Processes processes,
            Path directory,
            Map<String, String> settings) {
        this.root = root;
        this.infrastructure = infrastructure;
        this.processes = processes;
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * One process to start.
     *
     * @param name the service's, with a number after it for a further replica
     */
    record Instance(ServiceName service, String name, int port) {
        URI url() {
            return URI.create("http://127.0.0.1:" + port);
        }
    }

    /**
     * Checks that every service was built.
     *
     * @throws StackException names the jar that is missing
     */
    static void requireBuilt(Path root) {
        for (ServiceName service : ServiceName.values()) {
            if (!Files.isRegularFile(jar(root, service))) {
                throw new StackException(jar(root, service) + " is missing; build it with: mvn -DskipTests package");
            }
        }
    }

    /** Starts all side by side and waits until each is ready. */
    Services start(List<Instance> instances) {
        Readiness readiness = new Readiness();
        List<Callable<Child>> starts = instances.stream()
                .map(instance -> (Callable<Child>) () -> start(instance, readiness))
                .toList();
        List<Child> children = Parallel.all(starts);
        Map<String, Services.Running> running = new HashMap<>();
        for (int index = 0; index < children.size(); index++) {
            Services.Running service = supervised(children.get(index), instances.get(index));
            running.put(service.child().name(), service);
        }
        return new Services(running);
    }

    /** Starts one beside those that run, and waits until it is ready. */
    Services.Running join(Instance instance) {
        return supervised(start(instance, new Readiness()), instance);
    }

    private static Services.Running supervised(Child child, Instance instance) {
        child.supervise();
        return new Services.Running(child, instance.url());
    }

    static URI readiness(URI service) {
        return service.resolve("/q/health/ready");
    }

    private Child start(Instance instance, Readiness readiness) {
        List<String> command = new ArrayList<>(List.of(
                Commands.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar(root, instance.service()).toString()));
        Child child = processes.start(new ChildSpec(
                ChildSpec.Part.SERVICE,
                instance.name(),
                command,
                environment(instance),
                directory,
                StopSignal.TERM,
                GRACE));
        readiness.awaitOk(child, readiness(instance.url()));
        return child;
    }

    private Map<String, String> environment(Instance instance) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                Integer.toString(instance.port()),
                "KAFKA_BOOTSTRAP_SERVERS",
                infrastructure.kafkaBootstrapServers(),
                // A killed worker's tasks are given out again within a minute.
                "LABELWRIGHT_DISPATCH_LEASE",
                "PT30S",
                "LABELWRIGHT_DEFAULT_MODEL",
                ModelRegistration.NAME,
                // The offline model is on this machine.
                "LABELWRIGHT_WORKER_ADDRESSES_ALLOW_LOOPBACK",
                "true"));
        instance.service().role().ifPresent(role -> {
            String address =
                    "postgresql://127.0.0.1:" + infrastructure.postgres().port() + "/" + DATABASE;
            environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", address);
            environment.put("QUARKUS_DATASOURCE_USERNAME", role);
            environment.put(
                    "QUARKUS_DATASOURCE_PASSWORD",
                    infrastructure.rolePasswords().get(role));
            if (instance.service() == ServiceName.GENERATION_API) {
                environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + address);
            }
        });
        environment.putAll(settings);
        return environment;
    }

    private static Path jar(Path root, ServiceName service) {
        return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** A line that says where everything listens. */
    static String describe(List<Instance> instances) {
        return instances.stream()
                .map(instance -> instance.name() + " " + instance.url())
                .collect(Collectors.joining(", "));
    }
}
