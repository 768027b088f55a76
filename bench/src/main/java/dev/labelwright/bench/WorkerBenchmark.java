package dev.labelwright.bench;

import dev.labelwright.demo.client.Selection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How close a worker comes to what a model allows; and, with a model that takes no time, how many durable calls it makes
 * beside scripts that make the same calls and keep nothing.
 */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description = "Calls a stub model from one worker: with a latency, without, and from bare scripts.")
final class WorkerBenchmark implements Callable<Integer> {
    private static final String LEASE = "PT10M";

    @Option(names = "--in-flight", defaultValue = "256", description = "Calls at once (default: ${DEFAULT-VALUE}).")
    private int inFlight;

    @Option(
            names = "--latency",
            defaultValue = "500",
            description = "Milliseconds of a call in the first part (default: ${DEFAULT-VALUE}).")
    private int latency;

    @Option(
            names = "--seconds",
            defaultValue = "40",
            description = "About how long the first part takes (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--calls",
            defaultValue = "20000",
            description = "Calls without a latency (default: ${DEFAULT-VALUE}); 0 leaves that part out.")
    private int calls;

    @Option(
            names = "--scripts",
            description = "Also runs the same calls from Node with the openai package and with promptfoo, which npm"
                    + " installs into a folder of the benchmark.")
    private boolean scripts;

    @Option(
            names = "--promptfoo-calls",
            defaultValue = "2000",
            description = "How many of the calls promptfoo makes (default: ${DEFAULT-VALUE}).")
    private int promptfooCalls;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> settings = Map.of(
                "LABELWRIGHT_WORKER_MAX_CONCURRENCY", Integer.toString(inFlight),
                "LABELWRIGHT_DISPATCH_LEASE", LEASE,
                "LABELWRIGHT_DISPATCH_WINDOW", Integer.toString(4 * inFlight),
                "LABELWRIGHT_DISPATCH_OUTSTANDING", Integer.toString(4 * inFlight),
                "LABELWRIGHT_DISPATCH_TURN", Integer.toString(inFlight));
        out.printf(
                Locale.ROOT,
                "1 worker with %d slots, each service with -Xmx256m, database, broker and stub model on the same %d"
                        + " processors; measured from a quarter to nine tenths of a run%n",
                inFlight,
                Runtime.getRuntime().availableProcessors());
        try (BenchStack stack = BenchStack.start("worker", settings)) {
            withLatency(stack, out);
            if (calls > 0) {
                Path recorded = stack.folder().resolve("calls.jsonl");
                withoutLatency(stack, 1, recorded, out);
                withoutLatency(stack, 10, stack.folder().resolve("calls-of-ten.jsonl"), out);
                if (scripts) {
                    compare(stack.folder(), recorded, out);
                }
            }
        }
        return 0;
    }

    private void withLatency(BenchStack stack, PrintWriter out) throws IOException, SQLException, InterruptedException {
        double possible = inFlight / (latency / 1e3);
        int notes = (int) (possible * seconds);
        try (StubModel stub = StubModel.start(Duration.ofMillis(latency))) {
            stack.ask(stub);
            String project = stack.project(1, notes, 10);
            stack.client().generate(project, Selection.everything());
            SteadyPart part = SteadyPart.of(stub::calls, notes, stack.processes());
            out.printf(
                    Locale.ROOT,
                    "%d ms a call, %,d calls: %.1f calls/s of the possible %.0f (%.3f); processors kept busy %s%n",
                    latency,
                    notes,
                    part.perSecond(),
                    possible,
                    part.perSecond() / possible,
                    processors(part));
            out.flush();
            ended(stack, project);
        }
    }

    private void withoutLatency(BenchStack stack, int variables, Path recorded, PrintWriter out)
            throws IOException, SQLException, InterruptedException {
        try (StubModel stub = StubModel.start(Duration.ZERO, StubModel.Answers.VALUES);
                RecordedCalls record = new RecordedCalls(recorded, calls)) {
            stub.record(record);
            stack.ask(stub);
            String project = stack.project(variables, calls, 10);
            String generation =
                    stack.client().generate(project, Selection.everything()).id();
            SteadyPart part = SteadyPart.of(
                    () -> stack.client()
                            .generation(project, generation)
                            .progress()
                            .tasks()
                            .done(),
                    calls,
                    stack.processes());
            out.printf(
                    Locale.ROOT,
                    "no latency, %d variables a call, %,d calls: %.1f durable calls/s, %.1f labels/s; processors %s%n",
                    variables,
                    calls,
                    part.perSecond(),
                    part.perSecond() * variables,
                    processors(part));
            out.flush();
            ended(stack, project);
        }
    }

    private void compare(Path folder, Path recorded, PrintWriter out) throws IOException, InterruptedException {
        try (StubModel stub = StubModel.start(Duration.ZERO, StubModel.Answers.VALUES)) {
            BareScripts bare = BareScripts.install(Files.createDirectories(folder.resolve("scripts")));
            out.println(bare.openai(stub.baseUrl(), recorded, inFlight));
            out.println(bare.promptfoo(stub.baseUrl(), recorded, inFlight, promptfooCalls));
            out.flush();
        }
    }

    private static void ended(BenchStack stack, String project) throws InterruptedException {
        while (!stack.client().history(project).getFirst().status().terminal()) {
            Thread.sleep(100);
        }
    }

    private static String processors(SteadyPart part) {
        StringBuilder text = new StringBuilder();
        part.processors().forEach((name, busy) -> text.append(text.isEmpty() ? "" : ", ")
                .append(String.format(Locale.ROOT, "%s %.2f", name, busy)));
        return text.toString();
    }
}
