package dev.labelwright.rules.engine;

import dev.labelwright.rules.database.RulesDatabase;
import dev.labelwright.rules.model.GenerationCase;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Compares what planner, releases, dispatcher and the application of results make of a case with what the rules say. */
class GenerationRulesTest {
    private static final int HALF = 50;

    private static GenerationComparison comparison;

    @BeforeContainer
    static void prepare() {
        RulesDatabase database = RulesDatabase.shared();
        comparison = new GenerationComparison(database, new EngineUnderTest(database));
    }

    /**
     * What is asked, what changes, and how it is counted is as the rules say, however the calls fare.
     *
     * @param trouble above {@code HALF}: so many of a hundred first calls go astray; else none
     */
    @Property(tries = 2_000)
    void theDatabaseDoesWhatTheRulesSay(
            @ForAll GenerationCase given, @ForAll long seed, @ForAll @IntRange(max = 100) int trouble) {
        comparison.of(given, seed, trouble > HALF ? trouble : 0);
    }

    @AfterContainer
    static void everyKindOccurred() {
        comparison.seen().assertEverything();
    }
}
