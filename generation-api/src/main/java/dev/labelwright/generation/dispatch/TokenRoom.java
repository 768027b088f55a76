package dev.labelwright.generation.dispatch;

import dev.labelwright.generation.ChargedTokens;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a generation may still reserve, of its own budget and of the project's limit. Everything that is used,
 * unconfirmed or reserved counts, so that neither can be overrun. Not thread-safe.
 */
final class TokenRoom {
    /** Two generations of a project do not look at what is left at the same time. */
    private static final String LOCK = """
            select 'null' from pg_advisory_xact_lock(hashtextextended(:name, 0))""";

    private final TurnRows.Turn turn;
    private final ChargedTokens generation;
    private final ChargedTokens project;
    private long taken;
    private boolean stopped;
    private boolean stoppedByBudget;

    private TokenRoom(TurnRows.Turn turn, ChargedTokens generation, ChargedTokens project) {
        this.turn = turn;
        this.generation = generation;
        this.project = project;
    }

    /** Looks what is left; without a budget and a limit nothing is looked at. */
    static Uni<TokenRoom> of(Mutiny.Session session, TurnRows.Turn turn) {
        return (turn.tokenBudget() == null ? nothing() : ChargedTokens.ofGeneration(session, turn.id()))
                .chain(generation -> locked(session, turn)
                        .chain(() -> turn.tokenLimit() == null
                                ? nothing()
                                : ChargedTokens.ofProject(session, turn.projectId()))
                        .map(project -> new TokenRoom(turn, generation, project)));
    }

    /** Takes a task's ceiling; once one does not fit, no later one does. */
    boolean take(long tokens) {
        if (stopped) {
            return false;
        }
        stoppedByBudget = !fits(generation, turn.tokenBudget(), tokens);
        stopped = stoppedByBudget || !fits(project, turn.tokenLimit(), tokens);
        if (!stopped) {
            taken += tokens;
        }
        return !stopped;
    }

    /** Whether a task did not fit. */
    boolean stopped() {
        return stopped;
    }

    /** Whether it would not fit either when everything that is out were settled for nothing. */
    boolean exhausted() {
        return stopped && taken == 0 && generation.reserved() == 0 && project.reserved() == 0;
    }

    /** Whether the generation's own budget, and not the project's limit, was in the way. */
    boolean stoppedByBudget() {
        return stoppedByBudget;
    }

    private static Uni<Void> locked(Mutiny.Session session, TurnRows.Turn turn) {
        return turn.tokenLimit() == null
                ? Uni.createFrom().voidItem()
                : Statement.of(LOCK)
                        .with("name", "token-limit/" + turn.projectId())
                        .list(session, Object.class)
                        .replaceWithVoid();
    }

    private boolean fits(ChargedTokens before, Long most, long tokens) {
        return most == null || before.total() + taken + tokens <= most;
    }

    private static Uni<ChargedTokens> nothing() {
        return Uni.createFrom().item(ChargedTokens.NONE);
    }
}
