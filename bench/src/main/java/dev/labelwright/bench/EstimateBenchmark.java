package dev.labelwright.bench;

import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.stack.ProjectRoot;
import dev.labelwright.stack.Stack;
import dev.labelwright.stack.StackOptions;
import dev.labelwright.stack.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast estimates are over a large project, with many people at it. */
@Command(
        name = "estimate",
        mixinStandardHelpOptions = true,
        description = "Estimates a large project, unrefined with many callers at a time, refined with one.")
final class EstimateBenchmark implements Callable<Integer> {
    private static final int NOTES_OF_PATIENT = 10;
    private static final int WARMING_CALLERS = 2;
    private static final int WARMING_CALLS = 150;
    private static final String SUMS = """
            insert into catalog.patient_sums
            select project_id, least(notes, 200), count(*), sum(notes), sum(tokens_o200k), sum(tokens_cl100k),
              sum(utf8_bytes), max(max_tokens_o200k), max(max_tokens_cl100k), max(max_utf8_bytes)
            from catalog.patient where project_id = cast(? as uuid) group by project_id, least(notes, 200)""";

    @Option(names = "--notes", defaultValue = "1000000", description = "Notes (default: ${DEFAULT-VALUE}).")
    private int notes;

    @Option(names = "--variables", defaultValue = "50", description = "Variables (default: ${DEFAULT-VALUE}).")
    private int variables;

    @Option(names = "--callers", defaultValue = "20", description = "Callers at a time (default: ${DEFAULT-VALUE}).")
    private int callers;

    @Option(
            names = "--calls",
            defaultValue = "100",
            description = "Unrefined estimates of each caller (default: ${DEFAULT-VALUE}).")
    private int calls;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException, ExecutionException {
        PrintWriter out = spec.commandLine().getOut();
        Path root = ProjectRoot.find();
        Path folder = Files.createTempDirectory(Files.createDirectories(root.resolve("bench/target")), "estimate");
        Terminal quiet = new Terminal(System.err, Terminal.Detail.PROBLEMS);
        try (Stack stack = Stack.start(StackOptions.onFreePorts(root, folder.resolve("data"), quiet))) {
            LabelwrightClient client = new LabelwrightClient(
                    stack.services().url("generation-api"),
                    stack.services().url("review-api"),
                    stack.services().url("estimator-service"));
            String project = client.createProject("estimate benchmark " + UUID.randomUUID(), "")
                    .id();
            client.importVariables(project, Files.writeString(folder.resolve("variables.csv"), variables()));
            MadeUpNotes.insert(
                    stack.superuserJdbcUrl(), project, UUID.randomUUID().toString(), notes, NOTES_OF_PATIENT);
            sumUp(stack.superuserJdbcUrl(), project);
            out.printf(
                    Locale.ROOT,
                    "%,d notes of %,d patients, %d variables, %d processors%n",
                    notes,
                    notes / NOTES_OF_PATIENT,
                    variables,
                    Runtime.getRuntime().availableProcessors());
            measure(new EstimateCalls(stack.services().url("estimator-service"), project), out);
        }
        return 0;
    }

    private void measure(EstimateCalls estimates, PrintWriter out)
            throws IOException, InterruptedException, ExecutionException {
        String everybody = "{\"patients\": {\"mode\": \"ALL\"}%s}";
        String batch = "{\"patients\": {\"mode\": \"BATCH\", \"batchType\": \"NEW\", \"size\": %d}%s}";
        estimates.measure(everybody.formatted(""), WARMING_CALLERS, WARMING_CALLS);
        print(out, "unrefined, everybody", estimates.measure(everybody.formatted(""), callers, calls));
        print(out, "unrefined, a new batch of 10", estimates.measure(batch.formatted(10, ""), callers, calls));
        print(out, "unrefined, a new batch of 1,000", estimates.measure(batch.formatted(1_000, ""), callers, calls));
        print(out, "whether it is stale", estimates.measureState(callers, calls));
        String refined = ", \"refine\": true";
        StringBuilder named = new StringBuilder();
        for (int patient = 0; patient < Math.min(1_000, notes / NOTES_OF_PATIENT); patient++) {
            named.append(patient == 0 ? "" : ",").append("\"P%09d\"".formatted(patient));
        }
        print(
                out,
                "refined, 1,000 patients (10,000 notes)",
                estimates.measure(
                        "{\"patients\": {\"mode\": \"SPECIFIC\", \"patientIds\": [%s]}%s}".formatted(named, refined),
                        1,
                        5));
        print(out, "refined, everybody", estimates.measure(everybody.formatted(refined), 1, 3));
    }

    private static void print(PrintWriter out, String what, EstimateCalls.Times times) {
        out.printf(Locale.ROOT, "%s: %s%n", what, times);
        out.flush();
    }

    private String variables() {
        StringBuilder csv = new StringBuilder("variable_name,instruction,variable_type,scope\n");
        String[] scopes = {"ONE_PER_NOTE", "MANY_PER_NOTE", "ONE_PER_PATIENT"};
        for (int variable = 1; variable <= variables; variable++) {
            csv.append("Variable %d,\"What does the note say of finding number %d, as far as it is known?\",%s,%s%n"
                    .formatted(variable, variable, variable % 2 == 0 ? "TEXT" : "INTEGER", scopes[variable % 3]));
        }
        return csv.toString();
    }

    private static void sumUp(String database, String project) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement sums = connection.prepareStatement(SUMS)) {
            sums.setString(1, project);
            sums.executeUpdate();
        }
    }
}
