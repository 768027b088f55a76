package dev.labelwright.bench;

import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.Upload;
import dev.labelwright.stack.ProjectRoot;
import dev.labelwright.stack.Stack;
import dev.labelwright.stack.StackOptions;
import dev.labelwright.stack.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast a file of notes is stored, and that the service's heap does not grow with it. */
@Command(
        name = "upload",
        mixinStandardHelpOptions = true,
        description = "Uploads a made-up file of notes into a fresh stack, whose services run with -Xmx256m.")
final class UploadBenchmark implements Callable<Integer> {
    private static final long MEBIBYTE = 1024 * 1024;

    @Option(names = "--mebibytes", defaultValue = "1024", description = "Size of the file (default: ${DEFAULT-VALUE}).")
    private int mebibytes;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path root = ProjectRoot.find();
        Path folder = Files.createTempDirectory(Files.createDirectories(root.resolve("bench/target")), "upload");
        Path file = folder.resolve("notes.csv");
        long notes = NotesFile.write(file, mebibytes * MEBIBYTE);
        out.printf(
                "file: %d MiB, %d notes, %d processors%n",
                Files.size(file) / MEBIBYTE, notes, Runtime.getRuntime().availableProcessors());
        out.flush();
        Terminal quiet = new Terminal(System.err, Terminal.Detail.PROBLEMS);
        try (Stack stack = Stack.start(StackOptions.onFreePorts(root, folder.resolve("data"), quiet))) {
            LabelwrightClient client = new LabelwrightClient(
                    stack.services().url("generation-api"),
                    stack.services().url("review-api"),
                    stack.services().url("estimator-service"));
            String project = client.createProject("upload benchmark " + UUID.randomUUID(), "")
                    .id();
            PeakMemory memory = PeakMemory.watch(stack.services().pid("generation-api"));
            for (String run : new String[] {"new notes", "the same file again"}) {
                long start = System.nanoTime();
                Upload upload = client.uploadNotes(project, file);
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                double seconds = took.toMillis() / 1000.0;
                out.printf(
                        "%s: %.1f s, %.1f MiB/s, %.0f notes/s; created %d, unchanged %d%n",
                        run,
                        seconds,
                        mebibytes / seconds,
                        notes / seconds,
                        upload.notesCreated(),
                        upload.notesUnchanged());
                out.flush();
            }
            out.printf("generation-api: -Xmx256m, peak resident set %d MiB%n", memory.peakKibibytes() / 1024);
        }
        return 0;
    }
}
