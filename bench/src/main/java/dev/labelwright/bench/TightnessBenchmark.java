package dev.labelwright.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelwright.demo.client.Generation;
import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.Selection;
import dev.labelwright.demo.client.Task;
import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.stack.ProjectRoot;
import dev.labelwright.stack.Stack;
import dev.labelwright.stack.StackOptions;
import dev.labelwright.stack.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much higher the ceiling is than what a generation then uses, beside the formula that people use today. */
@Command(
        name = "tightness",
        mixinStandardHelpOptions = true,
        description = "Labels a file of notes with the offline model, and compares what was used with the ceilings.")
final class TightnessBenchmark implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CHARACTERS =
            "select sum(length(text)) from catalog.note where project_id = cast(? as uuid)";
    private static final String TEXTS = "select text from catalog.note where project_id = cast(? as uuid)";
    private static final String DEFINITIONS = """
            select cast(v.definition as text) from catalog.generation_variable v
            join catalog.generation g on g.id = v.generation_id
            where g.project_id = cast(? as uuid) and v.stage = 'NOTE_LABELS' order by v.position""";
    private static final String STAGES = """
            select t.stage || ': ' || count(*) || ' calls, ceiling ' || sum(t.ceiling_tokens) || ', used ' || sum(t.tokens)
              || ', ceiling / used ' || round(sum(t.ceiling_tokens) / nullif(sum(t.tokens), 0), 2)
              || ', median of calls ' || round(cast(percentile_cont(0.5) within group (
                order by cast(t.ceiling_tokens as float) / nullif(t.tokens, 0)) as numeric), 2)
            from catalog.task t join catalog.generation g on g.id = t.generation_id
            where g.project_id = cast(? as uuid) and t.ceiling_tokens > 0 group by t.stage order by t.stage""";

    @Option(names = "--notes", required = true, description = "A file of notes: notes.csv of ACI-BENCH.")
    private Path notes;

    @Option(
            names = "--variables",
            description =
                    "A file of variables (default: docs/examples/aci-bench-variables.csv, then twenty of all types).")
    private Path variables;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path root = ProjectRoot.find();
        Path folder = Files.createTempDirectory(Files.createDirectories(root.resolve("bench/target")), "tightness");
        Terminal quiet = new Terminal(System.err, Terminal.Detail.PROBLEMS);
        try (Stack stack = Stack.start(StackOptions.onFreePorts(root, folder.resolve("data"), quiet))) {
            LabelwrightClient client = new LabelwrightClient(
                    stack.services().url("generation-api"),
                    stack.services().url("review-api"),
                    stack.services().url("estimator-service"));
            Path examples = root.resolve("docs/examples/aci-bench-variables.csv");
            List<Path> files = variables == null ? List.of(examples, twenty(folder)) : List.of(variables);
            for (Path file : files) {
                measure(client, stack, file, out);
            }
        }
        return 0;
    }

    private void measure(LabelwrightClient client, Stack stack, Path file, PrintWriter out)
            throws IOException, SQLException, InterruptedException {
        URI estimator = stack.services().url("estimator-service");
        String project = client.createProject("tightness benchmark " + UUID.randomUUID(), "")
                .id();
        client.importVariables(project, file);
        client.uploadNotes(project, notes);
        JsonNode unrefined = estimate(estimator, project, false);
        JsonNode refined = estimate(estimator, project, true);
        Generation generation = finished(client, project);
        int asked = client.variables(project).size();
        long characters = Long.parseLong(rows(stack, CHARACTERS, project).getFirst());
        double used = generation.tokens().total();
        out.printf(
                Locale.ROOT,
                "%d notes of %d patients, %d variables, offline model: %s%n",
                refined.path("notes").asLong(),
                refined.path("patients").asLong(),
                asked,
                generation.status());
        rows(stack, STAGES, project).forEach(out::println);
        out.printf(
                Locale.ROOT,
                "used: %,d input, %,d output; at most %,d input, %,d output, %,d for repairs%n",
                generation.tokens().input(),
                generation.tokens().output(),
                refined.path("inputTokens").asLong(),
                refined.path("outputTokens").asLong(),
                refined.path("repairAllowance").asLong());
        long ceiling = refined.path("estimatedMaxTokens").asLong();
        print(out, "refined ceiling", ceiling, used);
        print(out, "the generation's own ceiling", generation.tokens().ceiling(), used);
        print(out, "unrefined ceiling", unrefined.path("estimatedMaxTokens").asLong(), used);
        formula(out, "characters of all notes x variables", characters * asked, ceiling, used);
        formula(out, "characters of all notes / 4 x variables", characters / 4 * asked, ceiling, used);
        out.printf(
                "failed calls: %s%n",
                client.failedTasks(project, generation.id()).stream()
                        .collect(Collectors.groupingBy(TightnessBenchmark::code, Collectors.counting())));
        AnswerLengths lengths = new AnswerLengths();
        lengths.measure(definitions(stack, project), rows(stack, TEXTS, project));
        lengths.print(out);
        out.flush();
    }

    /** Twenty variables of all types, as a file. */
    private static Path twenty(Path folder) throws IOException {
        Path file = folder.resolve("twenty-variables.csv");
        try (InputStream resource = TightnessBenchmark.class.getResourceAsStream("/twenty-variables.csv")) {
            Files.copy(resource, file);
        }
        return file;
    }

    private static List<VariableDefinition> definitions(Stack stack, String project) throws IOException, SQLException {
        List<VariableDefinition> definitions = new ArrayList<>();
        for (String definition : rows(stack, DEFINITIONS, project)) {
            definitions.add(EventJson.mapper().readValue(definition, VariableDefinition.class));
        }
        return definitions;
    }

    private static void formula(PrintWriter out, String what, long tokens, long ceiling, double used) {
        out.printf(
                Locale.ROOT,
                "%s: %,d tokens, %.2f times what was used, %.2f times the ceiling%n",
                what,
                tokens,
                tokens / used,
                tokens / (double) ceiling);
    }

    private static void print(PrintWriter out, String what, long tokens, double used) {
        out.printf(Locale.ROOT, "%s: %,d tokens, %.2f times what was used%n", what, tokens, tokens / used);
    }

    private static String code(Task task) {
        return String.valueOf(task.error());
    }

    private static Generation finished(LabelwrightClient client, String project) throws InterruptedException {
        String id = client.generate(project, Selection.everything()).id();
        while (true) {
            Generation generation = client.generation(project, id);
            if (generation.status().terminal()) {
                return generation;
            }
            Thread.sleep(500);
        }
    }

    private static JsonNode estimate(URI estimator, String project, boolean refine)
            throws IOException, InterruptedException {
        String body = "{\"patients\": {\"mode\": \"ALL\"}, \"refine\": %b}".formatted(refine);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(estimator.resolve("/api/v1/projects/%s/estimates".formatted(project)))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(
                        "estimator-service answered %d: %s".formatted(response.statusCode(), response.body()));
            }
            return MAPPER.readTree(response.body());
        }
    }

    private static List<String> rows(Stack stack, String sql, String project) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.superuserJdbcUrl());
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, project);
            List<String> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            return rows;
        }
    }
}
