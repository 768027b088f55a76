package dev.labelwright.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.rules.database.RulesDatabase;
import dev.labelwright.rules.fixture.Fixture;
import dev.labelwright.rules.model.GenerationCase;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What two generations of a project use together, in calls that fail, and are heard of late, twice or never. */
class BudgetTest {
    private static RulesDatabase database;
    private static EngineUnderTest engine;
    private static int exhausted;
    private static int completed;

    @BeforeContainer
    static void prepare() {
        database = RulesDatabase.shared();
        engine = new EngineUnderTest(database);
    }

    @Property(tries = 200)
    void whatIsUsedNeverExceedsABudgetOrALimit(@ForAll GenerationCase given, @ForAll long seed) {
        // Given
        Fixture fixture = database.fixtures().write(given);
        Fixture rival = database.fixtures().writeRival(fixture);
        try {
            engine.plan(fixture.generation());
            engine.plan(rival.generation());
            limit(fixture, rival, new Random(seed));
            UnreliablePost post = new UnreliablePost(seed, new ScriptedWorker(given));
            BudgetedRun run = new BudgetedRun(database, engine, fixture.project(), post);

            // When
            List<TokenCounts> stopped = run.toTheEnd();

            // Then
            stopped.forEach(BudgetTest::count);
            assertThat(discrepancies(fixture, rival)).isEmpty();

            // When
            database.fixtures().resume(fixture);
            List<TokenCounts> ended = run.toTheEnd();

            // Then
            assertThat(ended).allMatch(TokenCounts::ended);
            assertThat(discrepancies(fixture, rival)).isEmpty();
        } finally {
            database.fixtures().abandon(fixture);
            database.fixtures().abandon(rival);
        }
    }

    @AfterContainer
    static void bothEndsOccurred() {
        assertThat(exhausted).isPositive();
        assertThat(completed).isPositive();
    }

    /** From nothing to more than what all tasks can use. */
    private static void limit(Fixture fixture, Fixture rival, Random random) {
        List<TokenCounts> planned = TokenCounts.read(database.generation(), fixture.project());
        for (TokenCounts tokens : planned) {
            if (random.nextInt(3) > 0) {
                database.fixtures()
                        .budget(
                                tokens.id().equals(rival.generation()) ? rival : fixture,
                                share(random, tokens.ceiling()));
            }
        }
        if (random.nextInt(2) > 0) {
            database.fixtures()
                    .limit(
                            fixture,
                            share(
                                    random,
                                    planned.stream()
                                            .mapToLong(TokenCounts::ceiling)
                                            .sum()));
        }
    }

    private static long share(Random random, long ceiling) {
        return 1 + random.nextLong(ceiling + ceiling / 2 + 1);
    }

    private static List<String> discrepancies(Fixture fixture, Fixture rival) {
        List<String> found = new java.util.ArrayList<>(Discrepancies.of(database.generation(), fixture.generation()));
        found.addAll(Discrepancies.of(database.generation(), rival.generation()));
        return found;
    }

    private static void count(TokenCounts tokens) {
        if (tokens.ended()) {
            completed++;
        } else {
            exhausted++;
        }
    }
}
