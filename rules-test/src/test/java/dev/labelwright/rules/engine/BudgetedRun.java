package dev.labelwright.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.generation.dispatch.DispatchAccess;
import dev.labelwright.rules.database.RulesDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes the generations of a project through bad days, and looks at their tokens after every step. */
final class BudgetedRun {
    /** More than half a lease: a call that nobody hears of is given up after two steps. */
    private static final Duration STEP = Duration.ofMinutes(7);

    private static final int MOST_STEPS = 300;

    private final RulesDatabase database;
    private final EngineUnderTest engine;
    private final UUID project;
    private final UnreliablePost post;

    BudgetedRun(RulesDatabase database, EngineUnderTest engine, UUID project, UnreliablePost post) {
        this.database = database;
        this.engine = engine;
        this.project = project;
        this.post = post;
    }

    /** Goes on until nothing is out and nothing will be handed out; the tokens then. */
    List<TokenCounts> toTheEnd() {
        for (int step = 0; step < MOST_STEPS; step++) {
            List<TokenCounts> tokens = look();
            boolean silent = !post.hasMore() && tokens.stream().allMatch(one -> one.outstanding() == 0);
            if (silent && tokens.stream().allMatch(TokenCounts::stopped)) {
                return tokens;
            }
            boolean worked = step();
            assertThat(worked || !silent)
                    .as("something happens where nothing is out: %s", tokens)
                    .isTrue();
            database.clock().step(STEP);
        }
        throw new AssertionError("the generations do not stop within %d steps: %s".formatted(MOST_STEPS, look()));
    }

    /** One round of everybody's work; whether anything was released or handed out. */
    private boolean step() {
        boolean released = engine.release();
        look();
        DispatchAccess.Turn turn = engine.dispatch();
        List<LabelingResult> results = new ArrayList<>(turn.results());
        post.send(turn.tasks());
        look();
        results.addAll(post.arrived());
        results.addAll(engine.close());
        look();
        if (!results.isEmpty()) {
            engine.track(engine.apply(results));
        }
        return released || turn.turned();
    }

    private List<TokenCounts> look() {
        List<TokenCounts> all = TokenCounts.read(database.generation(), project);
        for (TokenCounts tokens : all) {
            assertThat(tokens.used()).as("used of %s", tokens).isLessThanOrEqualTo(tokens.ceiling());
            if (tokens.budget() != null) {
                assertThat(tokens.committed())
                        .as("used, unconfirmed and reserved of %s", tokens)
                        .isLessThanOrEqualTo(tokens.budget());
            }
            if (tokens.projectLimit() != null) {
                assertThat(all.stream().mapToLong(TokenCounts::committed).sum())
                        .as("used, unconfirmed and reserved together of %s", all)
                        .isLessThanOrEqualTo(tokens.projectLimit());
            }
        }
        return all;
    }
}
