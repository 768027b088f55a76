package dev.labelwright.bench;

import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.Selection;
import dev.labelwright.stack.ProjectRoot;
import dev.labelwright.stack.Stack;
import dev.labelwright.stack.StackOptions;
import dev.labelwright.stack.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast a large generation is planned, in one transaction and a constant heap; and how soon a generation of one
 * patient has its first label, alone and behind the large one.
 */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Plans a large generation, and starts small ones before, while it is planned and while it runs.")
final class PlanBenchmark implements Callable<Integer> {
    private static final int NOTES_OF_PATIENT = 10;
    private static final String VARIABLES = """
            variable_name,instruction,variable_type,scope
            Smoking status,"Does the patient smoke?",TEXT,ONE_PER_NOTE
            Age,"Age of the patient in years",INTEGER,ONE_PER_NOTE
            """;

    @Option(names = "--tasks", defaultValue = "1000000", description = "Tasks to plan (default: ${DEFAULT-VALUE}).")
    private int tasks;

    @Option(names = "--runs", defaultValue = "9", description = "Small generations each (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--latency",
            defaultValue = "500",
            description = "Milliseconds that the model takes for a call (default: ${DEFAULT-VALUE}); the stub finds"
                    + " nothing and needs hardly any processor. 0: the offline model, which needs much of it.")
    private int latency;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path root = ProjectRoot.find();
        Path folder = Files.createTempDirectory(Files.createDirectories(root.resolve("bench/target")), "plan");
        Path variables = Files.writeString(folder.resolve("variables.csv"), VARIABLES);
        Terminal quiet = new Terminal(System.err, Terminal.Detail.PROBLEMS);
        try (StubModel stub = StubModel.start(Duration.ofMillis(latency));
                Stack stack = Stack.start(StackOptions.onFreePorts(root, folder.resolve("data"), quiet))) {
            if (latency > 0) {
                new RegisteredModel(stack.services().url("generation-api")).moveTo(stub.baseUrl());
            }
            LabelwrightClient client = new LabelwrightClient(
                    stack.services().url("generation-api"),
                    stack.services().url("review-api"),
                    stack.services().url("estimator-service"));
            String small = project(client, stack, variables, 1_000);
            String large = project(client, stack, variables, tasks);
            out.printf(
                    Locale.ROOT,
                    "%,d notes of %,d patients, 2 variables, %s, 1 worker with 32 + 8 slots, generation-api with -Xmx256m,"
                            + " %d processors%n",
                    tasks,
                    tasks / NOTES_OF_PATIENT,
                    latency > 0 ? "a stub model with %d ms a call".formatted(latency) : "the offline model",
                    Runtime.getRuntime().availableProcessors());
            firstLabels(client, small, "alone", out);
            PeakMemory memory = PeakMemory.watch(stack.services().pid("generation-api"));
            long before = memory.peakKibibytes() / 1024;
            long start = System.nanoTime();
            String generation = client.generate(large, Selection.everything()).id();
            firstLabel(client, small, "while the large one is planned", out);
            Generation running = await(client, large, generation);
            double seconds = (System.nanoTime() - start) / 1e9;
            out.printf(
                    Locale.ROOT,
                    "planned %,d tasks within %.1f s of the request (%,.0f tasks/s, %s); peak resident set %d MiB, %d before%n",
                    running.progress().tasks().total(),
                    seconds,
                    running.progress().tasks().total() / seconds,
                    running.status(),
                    memory.peakKibibytes() / 1024,
                    before);
            firstLabels(client, small, "behind the large one", out);
            Generation now = client.generation(large, generation);
            out.printf(
                    Locale.ROOT,
                    "the large one has meanwhile done %,d tasks%n",
                    now.progress().tasks().done());
            out.flush();
        }
        return 0;
    }

    private static String project(LabelwrightClient client, Stack stack, Path variables, int notes)
            throws SQLException {
        String project =
                client.createProject("plan benchmark " + UUID.randomUUID(), "").id();
        client.importVariables(project, variables);
        MadeUpNotes.insert(stack.superuserJdbcUrl(), project, UUID.randomUUID().toString(), notes, NOTES_OF_PATIENT);
        return project;
    }

    private void firstLabels(LabelwrightClient client, String project, String when, PrintWriter out)
            throws InterruptedException {
        List<Double> times = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            times.add(firstLabel(client, project));
        }
        times.sort(null);
        out.printf(
                Locale.ROOT,
                "first label of a one-patient generation %s: median %.2f s, lowest %.2f s, highest %.2f s of %d%n",
                when,
                times.get(times.size() / 2),
                times.getFirst(),
                times.getLast(),
                times.size());
        out.flush();
    }

    private static void firstLabel(LabelwrightClient client, String project, String when, PrintWriter out)
            throws InterruptedException {
        out.printf(
                Locale.ROOT, "first label of a one-patient generation %s: %.2f s%n", when, firstLabel(client, project));
        out.flush();
    }

    /** From the request until a label is counted, in seconds. */
    private static double firstLabel(LabelwrightClient client, String project) throws InterruptedException {
        long start = System.nanoTime();
        String generation = client.generate(project, Selection.newBatch(1)).id();
        while (client.generation(project, generation).progress().tasks().done() == 0) {
            Thread.sleep(20);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static Generation await(LabelwrightClient client, String project, String generation)
            throws InterruptedException {
        while (true) {
            Generation found = client.generation(project, generation);
            switch (found.status()) {
                case REQUESTED, PLANNING -> Thread.sleep(100);
                case RUNNING,
                        PAUSED,
                        BUDGET_EXHAUSTED,
                        CANCELLING,
                        CANCELLED,
                        COMPLETED,
                        COMPLETED_WITH_ERRORS,
                        FAILED -> {
                    return found;
                }
            }
        }
    }
}
