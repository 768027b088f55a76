package dev.labelwright.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.rules.database.RulesDatabase;
import dev.labelwright.rules.fixture.Fixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes a generation with a budget through bad days, and looks at its tokens after every step. */
final class BudgetedRun {
    private static final Duration STEP = Duration.ofMinutes(7);
    private static final int MOST_STEPS = 200;

    private final RulesDatabase database;
    private final EngineUnderTest engine;
    private final Fixture fixture;
    private final UnreliablePost post;
    private final long budget;

    BudgetedRun(RulesDatabase database, EngineUnderTest engine, Fixture fixture, UnreliablePost post, long budget) {
        this.database = database;
        this.engine = engine;
        this.fixture = fixture;
        this.post = post;
        this.budget = budget;
    }

    /** Goes on until nothing is out and nothing will be handed out; the tokens then. */
    TokenCounts toTheEnd() {
        for (int step = 0; step < MOST_STEPS; step++) {
            TokenCounts tokens = look();
            if (stopped(tokens)) {
                return tokens;
            }
            step();
            database.clock().step(STEP);
        }
        throw new AssertionError("the generation does not stop within %d steps".formatted(MOST_STEPS));
    }

    private void step() {
        List<LabelingResult> results = new ArrayList<>(engine.release());
        look();
        post.send(engine.dispatch());
        look();
        results.addAll(post.arrived());
        results.addAll(engine.close());
        look();
        if (!results.isEmpty()) {
            engine.track(engine.apply(results));
        }
    }

    private TokenCounts look() {
        TokenCounts tokens = TokenCounts.read(database.generation(), fixture.generation());
        assertThat(tokens.committed())
                .as("used, unconfirmed and reserved of %s", tokens)
                .isLessThanOrEqualTo(budget);
        return tokens;
    }

    private boolean stopped(TokenCounts tokens) {
        if (tokens.outstanding() > 0 || post.hasMore()) {
            return false;
        }
        return switch (tokens.status()) {
            case "COMPLETED", "COMPLETED_WITH_ERRORS", "BUDGET_EXHAUSTED" -> true;
            default -> false;
        };
    }
}
