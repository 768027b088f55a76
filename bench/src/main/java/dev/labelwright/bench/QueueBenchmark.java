package dev.labelwright.bench;

import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.Selection;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What memory the services take while a great many tasks wait. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description =
                "Starts a large generation, and watches the services' heap and resident set while it is worked on.")
final class QueueBenchmark implements Callable<Integer> {
    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

    @Option(names = "--tasks", defaultValue = "1000000", description = "Tasks that wait (default: ${DEFAULT-VALUE}).")
    private int tasks;

    @Option(names = "--seconds", defaultValue = "60", description = "How long is watched (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (StubModel stub = StubModel.start(Duration.ofMillis(50), StubModel.Answers.VALUES);
                BenchStack stack = BenchStack.start("queue", Map.of())) {
            stack.ask(stub);
            String project = stack.project(1, tasks, 10);
            String generation =
                    stack.client().generate(project, Selection.everything()).id();
            long before = started(stack, project, generation);
            Map<String, Long> heap = new TreeMap<>();
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            while (System.nanoTime() < end) {
                for (String service : stack.processes().keySet()) {
                    heap.merge(service, heap(stack.stack().services().url(service)), Math::max);
                }
                Thread.sleep(500);
            }
            Generation now = stack.client().generation(project, generation);
            out.printf(
                    Locale.ROOT,
                    "%,d tasks, %,d of them done in %d s of watching; stub model with 50 ms a call, 1 worker with 32 + 8"
                            + " slots, each service with -Xmx256m%n",
                    tasks,
                    now.progress().tasks().done() - before,
                    seconds);
            for (Map.Entry<String, Long> process : stack.processes().entrySet()) {
                out.printf(
                        Locale.ROOT,
                        "%s: most heap used %d MiB, peak resident set %d MiB%n",
                        process.getKey(),
                        heap.get(process.getKey()) >> 20,
                        PeakMemory.watch(process.getValue()).peakKibibytes() / 1024);
            }
            out.flush();
        }
        return 0;
    }

    private static long started(BenchStack stack, String project, String generation) throws InterruptedException {
        while (true) {
            long done = stack.client()
                    .generation(project, generation)
                    .progress()
                    .tasks()
                    .done();
            if (done > 0) {
                return done;
            }
            Thread.sleep(200);
        }
    }

    private long heap(URI service) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> metrics = http.send(
                HttpRequest.newBuilder(service.resolve("/q/metrics")).build(), HttpResponse.BodyHandlers.ofLines());
        return (long) metrics.body()
                .filter(line -> line.startsWith(HEAP))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
