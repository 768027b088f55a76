package dev.labelwright.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.prompt.NoteWindows;
import dev.labelwright.rules.database.RulesDatabase;
import dev.labelwright.rules.fixture.Fixture;
import dev.labelwright.rules.model.GenerationCase;
import dev.labelwright.rules.model.Note;
import dev.labelwright.rules.model.NoteChoice;
import dev.labelwright.rules.model.Project;
import dev.labelwright.rules.model.Reply;
import dev.labelwright.rules.model.Request;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.selection.VariableChoice;
import dev.labelwright.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Notes of many windows, in calls that fail, and are heard of late, twice or never, with budgets that end between. */
class LongNotesTest {
    /** In bytes, as its tokenizer is not known: the prompt and its answer take most of it. */
    private static final int WINDOW = 3_200;

    private static RulesDatabase database;
    private static EngineUnderTest engine;

    @BeforeContainer
    static void prepare() {
        database = RulesDatabase.shared();
        engine = new EngineUnderTest(database);
    }

    private record SplitNote(long windows, long windowTokens, long ceilingTokens, long tokens) {}

    private record Tasks(int count, int windows, int most, int open, int kept) {}

    @Property(tries = 40)
    void windowsNeitherExceedACeilingNorAreLost(@ForAll long seed) {
        // Given long notes, and budgets that may not suffice
        Random random = new Random(seed);
        GenerationCase given = given(random);
        Fixture fixture = database.fixtures().write(given);
        database.fixtures().window(fixture, WINDOW);
        try {
            engine.plan(fixture.generation());
            Tasks planned = tasks(fixture.generation());
            assertThat(planned.most()).as("windows of %s", planned).isGreaterThan(1);
            assertCounted(fixture.generation());
            TokenCounts tokens =
                    TokenCounts.read(database.generation(), fixture.project()).getFirst();
            database.fixtures().budget(fixture, 1 + random.nextLong(tokens.ceiling() + 1));
            UnreliablePost post = new UnreliablePost(seed, new ScriptedWorker(given));
            BudgetedRun run = new BudgetedRun(database, engine, fixture.project(), post);

            // When they run until nothing goes on, and then without the budget
            run.toTheEnd();
            database.fixtures().resume(fixture);
            List<TokenCounts> ended = run.toTheEnd();

            // Then every task has its one end, and nothing is kept of windows
            assertThat(ended).allMatch(TokenCounts::ended);
            assertThat(Discrepancies.of(database.generation(), fixture.generation()))
                    .isEmpty();
            Tasks after = tasks(fixture.generation());
            assertThat(after.open()).isZero();
            assertThat(after.kept()).isZero();
        } finally {
            database.fixtures().abandon(fixture);
        }
    }

    private static Tasks tasks(UUID generation) {
        return database.generation()
                .inTransaction(session ->
                        Statement.query("""
                                select count(*) as count, sum(t.windows) as windows, max(t.windows) as most,
                                  count(*) filter (where t.status in ('PENDING', 'WAITING')) as open,
                                  (select count(*) from review.window_answer w where w.generation_id = :generation)
                                    as kept
                                from catalog.task t where t.generation_id = :generation""").with("generation", generation).first(session, Tasks.class));
    }

    /** What planning counted is what the splitter promises. */
    private static void assertCounted(UUID generation) {
        List<SplitNote> split = database.generation()
                .inTransaction(session ->
                        Statement.query("""
                                select t.windows, t.window_tokens, t.ceiling_tokens, n.utf8_bytes as tokens
                                from catalog.task t join catalog.generation g on g.id = t.generation_id
                                join catalog.note n on n.project_id = g.project_id and n.note_id = t.note_ids[1]
                                where t.generation_id = :generation and t.windows > 1""").with("generation", generation).list(session, SplitNote.class));
        assertThat(split).isNotEmpty().allSatisfy(note -> {
            assertThat(note.windows()).isEqualTo(NoteWindows.most(note.tokens(), note.windowTokens()));
            long beside = note.windows() * (WINDOW - note.windowTokens());
            long overlaps = (note.windows() - 1) * (NoteWindows.overlap(note.windowTokens()) + 2 * NoteWindows.MARGIN);
            assertThat(note.ceilingTokens())
                    .isEqualTo(beside + Math.min(note.tokens() + overlaps, note.windows() * note.windowTokens()));
        });
    }

    private static GenerationCase given(Random random) {
        List<Variable> variables = List.of(variable(1, Scope.ONE_PER_NOTE), variable(2, Scope.ONE_PER_PATIENT));
        List<Note> notes = IntStream.rangeClosed(1, 3)
                .mapToObj(place -> new Note(
                        "N" + place,
                        "P" + place,
                        null,
                        "Letter",
                        "Seen in the garden, %d. ".formatted(place).repeat(place == 1 ? 300 : 1 + random.nextInt(400)),
                        1))
                .toList();
        return new GenerationCase(
                new Project(variables, notes, 0, 1, Set.of(), Map.of()),
                new Request(
                        new PatientChoice.All(),
                        new VariableChoice.All(),
                        new NoteChoice.All(),
                        List.of(),
                        Overwrite.REPLACE_AI,
                        StageChoice.NOTE_LABELS,
                        null),
                3,
                Map.of(),
                Map.of(),
                (stage, patient, text, variable) -> new Reply.Answered(List.of(), 1));
    }

    private static Variable variable(int place, Scope scope) {
        return new Variable(
                new UUID(0, place),
                "V" + place,
                Kind.EXTRACTED,
                VariableType.BOOLEAN,
                scope,
                "Read it",
                List.of(),
                null,
                scope == Scope.ONE_PER_PATIENT ? Aggregation.defaultFor(VariableType.BOOLEAN) : null,
                List.of(),
                List.of(),
                null,
                true,
                null,
                null,
                null,
                1);
    }
}
