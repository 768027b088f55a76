package dev.labelwright.bench;

import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.Selection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many input tokens a label takes when so many variables share a call. */
@Command(
        name = "tokens",
        mixinStandardHelpOptions = true,
        description = "Labels the same notes with 1, 5, 20 and 50 variables a call, and compares the input tokens.")
final class TokensBenchmark implements Callable<Integer> {
    private static final List<Integer> SIZES = List.of(1, 5, 20, 50);
    private static final int VARIABLES = 50;

    @Option(names = "--notes", required = true, description = "A file of notes: notes.csv of ACI-BENCH.")
    private Path notes;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (StubModel stub = StubModel.start(Duration.ZERO, StubModel.Answers.VALUES);
                BenchStack stack = BenchStack.start("tokens", Map.of())) {
            stack.ask(stub);
            String project = stack.client()
                    .createProject("tokens benchmark " + UUID.randomUUID(), "")
                    .id();
            stack.client()
                    .importVariables(
                            project,
                            Files.writeString(
                                    stack.folder().resolve("variables.csv"), BenchStack.variables(VARIABLES)));
            stack.client().uploadNotes(project, notes);
            ProjectSettings settings =
                    new ProjectSettings(stack.stack().services().url("generation-api"), project);
            double alone = 0;
            for (int size : SIZES) {
                settings.variablesPerCall(size);
                Generation ended = finished(stack, project);
                double each = (double) ended.tokens().input() / ended.cells().asked();
                alone = size == 1 ? each : alone;
                out.printf(
                        Locale.ROOT,
                        "%d variables of %d a call, %,d calls, %,d labels: %.1f input tokens a label, %.1f %% of one"
                                + " variable a call (stub model, a token for four bytes)%n",
                        size,
                        VARIABLES,
                        ended.progress().tasks().done(),
                        ended.cells().asked(),
                        each,
                        100 * each / alone);
                out.flush();
            }
        }
        return 0;
    }

    private static Generation finished(BenchStack stack, String project) throws InterruptedException {
        String id = stack.client().generate(project, Selection.everything()).id();
        while (true) {
            Generation generation = stack.client().generation(project, id);
            if (generation.status().terminal()) {
                return generation;
            }
            Thread.sleep(200);
        }
    }
}
