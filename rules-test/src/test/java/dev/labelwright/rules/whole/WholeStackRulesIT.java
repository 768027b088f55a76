package dev.labelwright.rules.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.rules.cases.GenerationCases;
import dev.labelwright.rules.engine.WholeComparison;
import dev.labelwright.rules.model.GenerationCase;
import dev.labelwright.stack.ProjectRoot;
import dev.labelwright.stack.Stack;
import dev.labelwright.stack.StackOptions;
import dev.labelwright.stack.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same comparison through the whole of it: four processes, Kafka, and a model behind HTTP. */
class WholeStackRulesIT {
    private static final int CASES = 20;
    /** Cases whose tasks change when a step is released cannot be read as they were planned. */
    private static final int MOST_DRAWN = 200;

    private static final long SEED = 20_261_121;

    @Test
    void theServicesDoTogetherWhatTheRulesSay() throws Exception {
        Path root = ProjectRoot.find();
        Path data = Files.createTempDirectory(Files.createDirectories(root.resolve("rules-test/target")), "stack");
        Terminal terminal = new Terminal(System.err, Terminal.Detail.PROBLEMS);
        try (ScriptEndpoint model = ScriptEndpoint.start();
                Stack stack = Stack.start(StackOptions.onFreePorts(root, data, terminal));
                Connection connection = DriverManager.getConnection(stack.superuserJdbcUrl())) {
            WholeComparison comparison = new WholeComparison(connection, stack.superuserJdbcUrl(), model.baseUrl());
            Random random = new Random(SEED);
            int compared = 0;
            for (int drawn = 0; compared < CASES && drawn < MOST_DRAWN; drawn++) {
                // Given a random case whose script sees what a model sees
                GenerationCase given = GenerationCases.drawn(random);
                GenerationCase blind = new GenerationCase(
                        given.project(),
                        given.request(),
                        given.ordinal(),
                        given.chart(),
                        Map.of(),
                        new BlindScript(given.script()));
                model.says(blind.script());

                // When the services run it to its end, then it is as the rules say
                if (comparison.of(blind)) {
                    compared++;
                }
            }
            assertThat(compared).isEqualTo(CASES);
        }
    }
}
