package dev.labelwright.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs PostgreSQL, Kafka and the offline model for the build's tests until nobody uses them any more. */
@Command(
        name = "servers",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "PostgreSQL, Kafka and the offline model for the build's tests.")
final class ServersCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "The folder for the data; it is emptied.")
    private Path folder;

    @Option(names = "--endpoints", required = true, description = "The file to write the addresses to.")
    private Path endpoints;

    @Option(names = "--watch", required = true, description = "The process that the servers end with.")
    private long watched;

    private final Terminal terminal = new Terminal(System.out, Terminal.Detail.PROBLEMS);

    @Override
    public Integer call() throws IOException, InterruptedException {
        WatchedProcesses users = new WatchedProcesses();
        if (!users.add(watched)) {
            throw new StackException("There is no process " + watched + " to watch.");
        }
        DataFolder data = DataFolder.open(folder);
        Processes processes = Processes.in(data, terminal);
        Thread stop = new Thread(() -> stop(processes, data), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        data.empty();
        Infrastructure infrastructure = infrastructure(data, processes);
        infrastructure.start(data, "labelwright");
        try (ServersControl control = ServersControl.start(infrastructure, users)) {
            addresses(infrastructure, control).write(endpoints);
            users.awaitEnd();
        }
        return 0;
    }

    private static Infrastructure infrastructure(DataFolder data, Processes processes) {
        Secrets secrets = Secrets.of(data.secrets());
        try (Ports ports = new Ports()) {
            return new Infrastructure(
                    processes,
                    new PostgresServer(data, secrets, ports.takeFree(), false),
                    new KafkaBroker(data, ports.takeFree(), ports.takeFree()),
                    new OfflineModel(ports.takeFree()),
                    secrets);
        }
    }

    private static ServersEndpoints addresses(Infrastructure infrastructure, ServersControl control) {
        return new ServersEndpoints(
                control.address(),
                infrastructure.kafkaBootstrapServers(),
                infrastructure.offlineModel(),
                infrastructure.postgres().port(),
                Secrets.SUPERUSER,
                infrastructure.superuserPassword(),
                infrastructure.rolePasswords());
    }

    private void stop(Processes processes, DataFolder data) {
        try {
            Files.deleteIfExists(endpoints);
        } catch (IOException e) {
            terminal.warn(endpoints + " cannot be deleted: " + e.getMessage());
        }
        processes.close();
        data.close();
    }
}
