package dev.labelwright.bench;

import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.stack.ProjectRoot;
import dev.labelwright.stack.Stack;
import dev.labelwright.stack.StackOptions;
import dev.labelwright.stack.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A stack of a benchmark's own, in a folder under {@code bench/target}. */
record BenchStack(Stack stack, Path folder, LabelwrightClient client) implements AutoCloseable {
    private static final Set<String> SERVICES =
            Set.of("generation-api", "labeling-worker", "review-api", "estimator-service");

    /** Starts it with settings of the services: environment variables. */
    static BenchStack start(String name, Map<String, String> settings) throws IOException {
        Path root = ProjectRoot.find();
        Path folder = Files.createTempDirectory(Files.createDirectories(root.resolve("bench/target")), name);
        Terminal quiet = new Terminal(System.err, Terminal.Detail.PROBLEMS);
        Stack stack = Stack.start(
                StackOptions.onFreePorts(root, folder.resolve("data"), quiet).withSettings(settings));
        return new BenchStack(
                stack,
                folder,
                new LabelwrightClient(
                        stack.services().url("generation-api"),
                        stack.services().url("review-api"),
                        stack.services().url("estimator-service")));
    }

    /** Moves the registered model to a stub. */
    void ask(StubModel stub) throws IOException, InterruptedException {
        new RegisteredModel(stack.services().url("generation-api")).moveTo(stub.baseUrl());
    }

    /** A project with so many variables of each note, and made-up notes. */
    String project(int variables, int notes, int notesOfPatient) throws IOException, SQLException {
        String project =
                client.createProject("benchmark " + UUID.randomUUID(), "").id();
        client.importVariables(project, Files.writeString(folder.resolve("variables.csv"), variables(variables)));
        MadeUpNotes.insert(stack.superuserJdbcUrl(), project, UUID.randomUUID().toString(), notes, notesOfPatient);
        return project;
    }

    /** A file of variables of all types. */
    static String variables(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(BenchStack::variable)
                .collect(Collectors.joining("\n", "variable_name,instruction,variable_type,scope\n", "\n"));
    }

    private static String variable(int number) {
        String line =
                switch (number % 3) {
                    case 0 -> "Finding %1$d,Whether finding %1$d is present.,BOOLEAN,ONE_PER_NOTE";
                    case 1 -> "Measure %1$d,The value of measurement %1$d.,INTEGER,ONE_PER_NOTE";
                    default -> "Event %1$d,The date of event %1$d.,TIMESTAMP,ONE_PER_NOTE";
                };
        return line.formatted(number);
    }

    /** The services' processes, by name. */
    Map<String, Long> processes() {
        Map<String, Long> processes = new TreeMap<>();
        SERVICES.forEach(service -> processes.put(service, stack.services().pid(service)));
        return processes;
    }

    @Override
    public void close() {
        stack.close();
    }
}
