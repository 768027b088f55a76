package dev.labelwright.generation.dispatch;

import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a generation may still reserve, of its own budget and of the project's limit. Everything that is used,
 * unconfirmed or reserved counts, so that neither can be overrun. Not thread-safe.
 */
final class TokenRoom {
    private static final String OF_GENERATION = """
            select g.tokens_input + g.tokens_output + g.tokens_unconfirmed as charged,
              (select coalesce(sum(d.reserved_tokens), 0) from catalog.dispatch d where d.generation_id = g.id)
                as reserved
            from catalog.generation g where g.id = :generation""";

    /** Two generations of a project do not look at what is left at the same time. */
    private static final String LOCK = """
            select 'null' from pg_advisory_xact_lock(hashtextextended(:name, 0))""";

    private static final String OF_PROJECT = """
            select coalesce(sum(g.tokens_input + g.tokens_output + g.tokens_unconfirmed), 0) as charged,
              (select coalesce(sum(d.reserved_tokens), 0) from catalog.dispatch d
                join catalog.generation o on o.id = d.generation_id where o.project_id = :project) as reserved
            from catalog.generation g where g.project_id = :project""";

    private static final Charged NOTHING = new Charged(0, 0);

    private final TurnRows.Turn turn;
    private final Charged generation;
    private final Charged project;
    private long taken;
    private boolean stopped;
    private boolean stoppedByBudget;

    private TokenRoom(TurnRows.Turn turn, Charged generation, Charged project) {
        this.turn = turn;
        this.generation = generation;
        this.project = project;
    }

    private record Charged(long charged, long reserved) {
        boolean allows(Long most, long more) {
            return most == null || charged + reserved + more <= most;
        }
    }

    /** Looks what is left; without a budget and a limit nothing is looked at. */
    static Uni<TokenRoom> of(Mutiny.Session session, TurnRows.Turn turn) {
        return charged(session, turn.tokenBudget(), OF_GENERATION, "generation", turn.id())
                .chain(generation -> locked(session, turn)
                        .chain(() -> charged(session, turn.tokenLimit(), OF_PROJECT, "project", turn.projectId()))
                        .map(project -> new TokenRoom(turn, generation, project)));
    }

    /** Takes a task's ceiling; once one does not fit, no later one does. */
    boolean take(long tokens) {
        if (stopped) {
            return false;
        }
        stoppedByBudget = !generation.allows(turn.tokenBudget(), taken + tokens);
        stopped = stoppedByBudget || !project.allows(turn.tokenLimit(), taken + tokens);
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

    private static Uni<Charged> charged(Mutiny.Session session, Long most, String sql, String name, UUID id) {
        return most == null
                ? Uni.createFrom().item(NOTHING)
                : Statement.query(sql).with(name, id).first(session, Charged.class);
    }
}
