package dev.labelwright.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.rules.database.RulesDatabase;
import dev.labelwright.rules.fixture.ChartReader;
import dev.labelwright.rules.fixture.ChartText;
import dev.labelwright.rules.fixture.Fixture;
import dev.labelwright.rules.model.CellKey;
import dev.labelwright.rules.model.Generating;
import dev.labelwright.rules.model.GenerationCase;
import dev.labelwright.rules.model.Plan;
import dev.labelwright.rules.model.PlannedTask;
import dev.labelwright.rules.model.Planning;
import dev.labelwright.rules.model.Prediction;
import dev.labelwright.rules.model.Selecting;
import dev.labelwright.rules.model.Steps;
import dev.labelwright.rules.model.Verdict;
import dev.labelwright.selection.PatientChoice;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Runs a case in the database and by the rules, and compares what is asked and what it comes to. */
final class GenerationComparison {
    private final RulesDatabase database;
    private final EngineUnderTest engine;
    private final TaskReader tasks;
    private final ChartReader charts;
    private final Seen seen = new Seen();

    GenerationComparison(RulesDatabase database, EngineUnderTest engine) {
        this.database = database;
        this.engine = engine;
        this.tasks = new TaskReader(database.generation());
        this.charts = new ChartReader(database.review());
    }

    /**
     * Compares them.
     *
     * @param seed of what becomes of first calls
     * @param trouble how many of a hundred first calls go astray
     */
    void of(GenerationCase given, long seed, int trouble) {
        Fixture fixture = database.fixtures().write(given);
        try {
            compare(fixture, seed, trouble);
        } finally {
            database.fixtures().abandon(fixture);
        }
    }

    /** The kinds of the cells that were compared. */
    Seen seen() {
        return seen;
    }

    private void compare(Fixture fixture, long seed, int trouble) {
        GenerationCase given = fixture.given();
        assertThat(engine.plan(fixture.generation())).isTrue();
        Plan plan = Planning.of(given.project(), given.request(), given.atPlanning(), patients(fixture));
        List<PlannedTask> planned = tasks.tasks(fixture);
        compare(fixture, plan, planned);

        database.fixtures().writeMeanwhile(fixture);
        FirstAttempts post = new FirstAttempts(new ScriptedWorker(given), seed, trouble);
        new GenerationRun(engine, post, database.clock()).toTheEnd(() -> ended(fixture));
        Prediction prediction = Generating.of(given, plan, planned);
        assertThat(ChartText.of(charts.cells(fixture))).isEqualTo(ChartText.of(prediction.cells()));
        assertThat(counts(fixture)).isEqualTo(GenerationCounts.of(plan, prediction));
        assertThat(TaskCounts.read(database.generation(), fixture.generation()))
                .isEqualTo(TaskCounts.of(planned, prediction));
        assertThat(Discrepancies.of(database.generation(), fixture.generation()))
                .isEmpty();
        seen.see(given, plan, prediction);
    }

    /** Who is drawn is chance; how many, and of whom, is a rule. */
    private Set<String> patients(Fixture fixture) {
        GenerationCase given = fixture.given();
        Set<String> eligible = new Selecting(given.project(), given.request(), given.atPlanning()).eligible();
        if (!(given.request().patients() instanceof PatientChoice.NewBatch(int size))) {
            return eligible;
        }
        Set<String> drawn = tasks.drawn(fixture);
        assertThat(eligible).containsAll(drawn);
        assertThat(drawn).hasSize(Math.min(size, eligible.size()));
        return drawn;
    }

    private static void compare(Fixture fixture, Plan plan, List<PlannedTask> planned) {
        List<CellKey> asked =
                planned.stream().flatMap(task -> task.cells().stream()).toList();
        assertThat(asked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(plan.with(Verdict.ASKED));
        Steps steps = Steps.of(fixture.given().project(), fixture.given().request());
        assertThat(planned)
                .allSatisfy(task -> assertThat(stepsOf(fixture, steps, task)).containsOnly(task.step()));
    }

    private static Stream<Integer> stepsOf(Fixture fixture, Steps steps, PlannedTask task) {
        return task.cells().stream()
                .map(cell -> steps.step(fixture.given().project().variable(cell.variable()), task.stage()));
    }

    private boolean ended(Fixture fixture) {
        return switch (counts(fixture).status()) {
            case "COMPLETED", "COMPLETED_WITH_ERRORS", "CANCELLED", "FAILED" -> true;
            default -> false;
        };
    }

    private GenerationCounts counts(Fixture fixture) {
        return GenerationCounts.read(database.generation(), fixture.generation());
    }
}
