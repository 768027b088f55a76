package dev.labelwright.bench;

import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.stack.ProjectRoot;
import dev.labelwright.stack.Stack;
import dev.labelwright.stack.StackOptions;
import dev.labelwright.stack.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast results are applied in an empty and in a large project, and how long a review takes meanwhile. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = "Applies results to an empty and to a large project, and reviews labels meanwhile.")
final class ApplyBenchmark implements Callable<Integer> {
    private static final int WARMING_RESULTS = 2_000;

    @Option(
            names = "--labels",
            defaultValue = "10000000",
            description = "Labels that the large project has before (default: ${DEFAULT-VALUE}).")
    private int labels;

    @Option(
            names = "--results",
            defaultValue = "20000",
            description = "Results of each run, one for each note (default: ${DEFAULT-VALUE}).")
    private int results;

    @Option(
            names = "--variables",
            defaultValue = "5",
            description = "Variables, so labels of each result (default: ${DEFAULT-VALUE}).")
    private int variables;

    @Option(
            names = "--reviews",
            defaultValue = "1000",
            description = "Reviews that are made while nothing else happens (default: ${DEFAULT-VALUE}).")
    private int reviews;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Stack stack;
    private LabelwrightClient client;
    private Path folder;
    private PrintWriter out;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException, ExecutionException {
        out = spec.commandLine().getOut();
        Path root = ProjectRoot.find();
        folder = Files.createTempDirectory(Files.createDirectories(root.resolve("bench/target")), "apply");
        try {
            measure(root);
        } finally {
            delete(folder);
        }
        return 0;
    }

    private void measure(Path root) throws IOException, SQLException, InterruptedException, ExecutionException {
        Terminal quiet = new Terminal(System.err, Terminal.Detail.PROBLEMS);
        try (Stack started = Stack.start(StackOptions.onFreePorts(root, folder.resolve("data"), quiet));
                ResultTraffic traffic = new ResultTraffic(started.kafkaBootstrapServers())) {
            stack = started;
            client = new LabelwrightClient(
                    stack.services().url("generation-api"),
                    reviewApi(),
                    stack.services().url("estimator-service"));
            out.printf(
                    Locale.ROOT,
                    "%,d results of %d labels in each run, batches of at most 500 results, 1 review-api with -Xmx256m"
                            + " and generation-api counting, %d processors%n",
                    results,
                    variables,
                    Runtime.getRuntime().availableProcessors());
            ApplyProject warming = project("warming", 0, WARMING_RESULTS);
            traffic.apply(warming.answered(warming.generate(), "first"));
            measure(project("empty project", 0, results), traffic);
            measure(project(String.format(Locale.ROOT, "%,d labels", labels), labels / variables, results), traffic);
        }
    }

    private void measure(ApplyProject project, ResultTraffic traffic)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Generation first = project.generate();
        apply(project, "into cells without labels", project.answered(first, "first"), traffic);
        ReviewCalls calls = new ReviewCalls(reviewApi(), project.id(), project.labels(first));
        say(String.format(Locale.ROOT, "%s: reviews alone: %s", project.name(), calls.measure(reviews)));
        Generation second = project.generate();
        List<LabelingResult> again = project.answered(second, "second");
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService reviewer = Executors.newSingleThreadExecutor()) {
            Future<EstimateCalls.Times> meanwhile = reviewer.submit(() -> calls.measure(over::get));
            try {
                apply(project, "over drafts, with reviews of the same cells meanwhile", again, traffic);
            } finally {
                over.set(true);
            }
            say(String.format(Locale.ROOT, "%s: reviews meanwhile: %s", project.name(), meanwhile.get()));
        }
    }

    private void apply(ApplyProject project, String where, List<LabelingResult> sent, ResultTraffic traffic)
            throws IOException, InterruptedException, ExecutionException {
        BatchFigures before = BatchFigures.of(reviewApi());
        double seconds = traffic.apply(sent);
        BatchFigures batches = BatchFigures.of(reviewApi()).since(before);
        long answered =
                sent.stream().mapToLong(result -> result.answers().size()).sum();
        say(String.format(
                Locale.ROOT,
                "%s: %s: %,d labels in %.1f s, %,.0f labels/s; %,d batches of %.0f results on average, %.0f ms each",
                project.name(),
                where,
                answered,
                seconds,
                answered / seconds,
                batches.batches(),
                (double) batches.results() / batches.batches(),
                1000 * seconds / batches.batches()));
    }

    private ApplyProject project(String name, int labelledNotes, int freshNotes)
            throws IOException, SQLException, InterruptedException {
        long start = System.nanoTime();
        StringBuilder csv = new StringBuilder("variable_name,instruction,variable_type,scope\n");
        for (int variable = 1; variable <= variables; variable++) {
            csv.append("Variable %d,What the note says of number %d,TEXT,ONE_PER_NOTE%n".formatted(variable, variable));
        }
        String id = client.createProject(name + " " + UUID.randomUUID(), "").id();
        client.importVariables(id, Files.writeString(folder.resolve("variables.csv"), csv));
        ApplyProject project = new ApplyProject(
                name, id, stack.superuserJdbcUrl(), stack.services().url("generation-api"), client);
        project.fill(labelledNotes, freshNotes);
        if (labelledNotes > 0) {
            say(String.format(Locale.ROOT, "%s: seeded within %.0f s", name, (System.nanoTime() - start) / 1e9));
        }
        return project;
    }

    /** Ten million labels are much to leave behind. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private URI reviewApi() {
        return stack.services().url("review-api");
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
