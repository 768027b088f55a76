package dev.labelwright.bench;

import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.stack.ProjectRoot;
import dev.labelwright.stack.Stack;
import dev.labelwright.stack.StackOptions;
import dev.labelwright.stack.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast labels are exported and imported, and that the service's heap does not grow with them. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Exports made-up labels in each format, and imports them into another project; review-api runs"
                + " with -Xmx256m.")
final class ExportBenchmark implements Callable<Integer> {
    private static final int NOTES_OF_PATIENT = 10;
    private static final int LABELS_OF_NOTE = 10;
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final String[] FORMATS = {"csv", "csv&layout=patient", "jsonl", "label-studio", "fhir", "chat-jsonl"
    };

    @Option(names = "--labels", defaultValue = "1000000", description = "Labels (default: ${DEFAULT-VALUE}).")
    private int labels;

    @Option(
            names = "--import",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Import the CSV file and Label Studio's, too (default: ${DEFAULT-VALUE}).")
    private boolean importing;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path root = ProjectRoot.find();
        Path folder = Files.createTempDirectory(Files.createDirectories(root.resolve("bench/target")), "export");
        Terminal quiet = new Terminal(System.err, Terminal.Detail.PROBLEMS);
        try (Stack stack = Stack.start(StackOptions.onFreePorts(root, folder.resolve("data"), quiet))) {
            LabelwrightClient client = new LabelwrightClient(
                    stack.services().url("generation-api"),
                    stack.services().url("review-api"),
                    stack.services().url("estimator-service"));
            String project = project(stack, client, folder);
            MadeUpLabels.insert(stack.superuserJdbcUrl(), project);
            out.printf(
                    Locale.ROOT,
                    "%,d labels, half of them reviewed, in %,d notes of %,d patients, %d processors%n",
                    labels,
                    labels / LABELS_OF_NOTE,
                    labels / LABELS_OF_NOTE / NOTES_OF_PATIENT,
                    Runtime.getRuntime().availableProcessors());
            PeakMemory memory = PeakMemory.watch(stack.services().pid("review-api"));
            String reviewApi = stack.services().url("review-api").toString();
            for (String format : FORMATS) {
                export(reviewApi, project, format, file(folder, format), out);
            }
            printPeak(out, memory, "after the exports");
            if (importing) {
                String other = project(stack, client, folder);
                read(reviewApi, other, "csv", "text/csv", file(folder, "csv"), out);
                read(reviewApi, other, "csv", "text/csv", file(folder, "csv"), out);
                read(
                        reviewApi,
                        project(stack, client, folder),
                        "label-studio",
                        "application/json",
                        file(folder, "label-studio"),
                        out);
                printPeak(out, memory, "after the imports");
            }
        }
        return 0;
    }

    private String project(Stack stack, LabelwrightClient client, Path folder) throws IOException, SQLException {
        String project = client.createProject("export benchmark " + UUID.randomUUID(), "")
                .id();
        client.importVariables(project, Files.writeString(folder.resolve("variables.csv"), variables()));
        MadeUpNotes.insert(
                stack.superuserJdbcUrl(),
                project,
                UUID.randomUUID().toString(),
                labels / LABELS_OF_NOTE,
                NOTES_OF_PATIENT);
        return project;
    }

    private static String variables() {
        StringBuilder csv = new StringBuilder("variable_name,instruction,variable_type,scope\n");
        for (int variable = 1; variable <= LABELS_OF_NOTE; variable++) {
            csv.append("Variable %d,\"What does the note say of finding number %d?\",TEXT,ONE_PER_NOTE%n"
                    .formatted(variable, variable));
        }
        return csv.toString();
    }

    private void export(String api, String project, String format, Path file, PrintWriter out)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<Path> response = http.send(
                HttpRequest.newBuilder(
                                URI.create("%s/api/v1/projects/%s/export?format=%s".formatted(api, project, format)))
                        .build(),
                HttpResponse.BodyHandlers.ofFile(file));
        print(out, "export " + format, response.statusCode(), start, Files.size(file));
    }

    private void read(String api, String project, String format, String mediaType, Path file, PrintWriter out)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(
                                "%s/api/v1/projects/%s/labels/import?format=%s".formatted(api, project, format)))
                        .header("Content-Type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        print(out, "import " + format + " " + response.body(), response.statusCode(), start, Files.size(file));
    }

    private void print(PrintWriter out, String what, int status, long start, long bytes) {
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "%s: %d, %.1f s, %,.0f labels/s, %.1f MiB, %.1f MiB/s%n",
                what,
                status,
                seconds,
                labels / seconds,
                bytes / MEBIBYTE,
                bytes / MEBIBYTE / seconds);
        out.flush();
    }

    private static void printPeak(PrintWriter out, PeakMemory memory, String when) throws IOException {
        out.printf("review-api: -Xmx256m, peak resident set %s %d MiB%n", when, memory.peakKibibytes() / 1024);
        out.flush();
    }

    private static Path file(Path folder, String format) {
        return folder.resolve(format.replace('&', '-') + ".export");
    }
}
