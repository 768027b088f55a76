package dev.labelwright.stack;

import dev.labelwright.stack.ServiceProcesses.Instance;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The whole system on this machine, running. */
public final class Stack implements AutoCloseable {
    private final StackOptions options;
    private final DataFolder data;
    private final Processes processes;
    private final Thread closeAtExit = new Thread(this::stopAll, "close-stack");
    private Infrastructure infrastructure;
    private ServiceProcesses serviceProcesses;
    private Services services;
    private boolean closed;

    private Stack(StackOptions options, DataFolder data, Processes processes) {
        this.options = options;
        this.data = data;
        this.processes = processes;
    }

    /**
     * Starts everything and returns when all of it is ready and the offline model is registered. It is stopped by
     * {@link #close()}, and when this process ends.
     *
     * @throws StackException if something does not start; what was started is stopped
     */
    public static Stack start(StackOptions options) {
        ServiceProcesses.requireBuilt(options.root());
        DataFolder data = DataFolder.open(options.data());
        Stack stack;
        try {
            stack = new Stack(options, data, Processes.in(data, options.terminal()));
        } catch (StackException e) {
            data.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(stack.closeAtExit);
        try {
            stack.startAll();
            return stack;
        } catch (StackException e) {
            boolean interrupted = stack.isClosed();
            stack.close();
            throw interrupted ? new StackException("Stopped while it was starting.", e) : e;
        }
    }

    public Services services() {
        return services;
    }

    /** The offline model's address, which ends in {@code /v1}. */
    public URI offlineModel() {
        return infrastructure.offlineModel();
    }

    public String kafkaBootstrapServers() {
        return infrastructure.kafkaBootstrapServers();
    }

    /** The database's JDBC address with the credentials of the superuser in it, for tests and a look by hand. */
    public String superuserJdbcUrl() {
        return infrastructure.postgres().jdbcUrl(ServiceProcesses.DATABASE) + "?user=" + Secrets.SUPERUSER
                + "&password=" + infrastructure.superuserPassword();
    }

    /**
     * Starts another replica of a service on a free port and waits until it is ready.
     *
     * @return the name under which {@link #services()} has it
     */
    public String addReplica(ServiceName service) {
        int number = 2;
        while (services.names().contains(service.module() + "-" + number)) {
            number++;
        }
        Instance replica;
        try (Ports ports = new Ports()) {
            replica = new Instance(service, service.module() + "-" + number, ports.takeFree());
        }
        services.add(serviceProcesses.join(replica));
        return replica.name();
    }

    /** Stops everything: services first, then the offline model, Kafka and PostgreSQL. The data stays. */
    @Override
    public void close() {
        if (Thread.currentThread() != closeAtExit) {
            removeHook();
        }
        stopAll();
    }

    private void startAll() {
        long started = System.nanoTime();
        if (options.fresh()) {
            data.empty();
        }
        List<Instance> instances;
        Secrets secrets = Secrets.of(data.secrets());
        try (Ports ports = new Ports()) {
            instances = instances(ports);
            int model = ports.take(options.offlineModelPort(), "the offline model", "--offline-model-port");
            int postgres = ports.take(options.postgresPort(), "PostgreSQL", "--postgres-port");
            int kafka = ports.take(options.kafkaPort(), "Kafka", "--kafka-port");
            infrastructure = new Infrastructure(
                    processes,
                    new PostgresServer(data, secrets, postgres, true),
                    new KafkaBroker(data, kafka, ports.takeFree()),
                    new OfflineModel(model),
                    secrets);
        }
        options.terminal().say("starting PostgreSQL, Kafka and the offline model; data in " + data.path());
        infrastructure.start(data, ServiceProcesses.DATABASE);
        options.terminal().say("starting the services");
        serviceProcesses =
                new ServiceProcesses(options.root(), infrastructure, processes, data.path(), options.settings());
        services = serviceProcesses.start(instances);
        new ModelRegistration(services.url(ServiceName.GENERATION_API.module()))
                .register(infrastructure.offlineModel());
        options.terminal()
                .say("ready after "
                        + Duration.ofNanos(System.nanoTime() - started).toSeconds() + " s: "
                        + ServiceProcesses.describe(instances));
    }

    private List<Instance> instances(Ports ports) {
        List<Instance> instances = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            int wanted = options.servicePorts().get(service);
            int port = ports.take(wanted, service.module(), "--" + service.module() + "-port");
            instances.add(new Instance(service, service.module(), port));
        }
        for (int number = 2; number <= options.workers(); number++) {
            ServiceName worker = ServiceName.LABELING_WORKER;
            instances.add(new Instance(worker, worker.module() + "-" + number, ports.takeFree()));
        }
        return instances;
    }

    private synchronized void stopAll() {
        if (!closed) {
            closed = true;
            if (infrastructure != null) {
                options.terminal().say("stopping");
            }
            processes.close();
            data.close();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException e) {
            // This process is ending already; whichever of the hook and this comes second does nothing.
            return;
        }
    }
}
