package dev.labelwright.rules.engine;

import dev.labelwright.rules.database.ServiceSessions;
import dev.labelwright.sql.Statement;
import java.util.List;
import java.util.UUID;

/**
 * What a generation's tokens come to at one time.
 *
 * @param budget {@code null} without one
 * @param projectLimit {@code null} without one
 * @param ceiling of all its tasks and repairs
 * @param used what calls were heard to have used
 * @param unconfirmed the ceilings of calls that were not heard of
 * @param reserved the ceilings of calls that are out
 * @param outstanding how many calls are out, or are to be told of
 */
record TokenCounts(
        UUID id,
        String status,
        Long budget,
        Long projectLimit,
        long ceiling,
        long used,
        long unconfirmed,
        long reserved,
        long outstanding) {
    private static final String READ = """
            select g.id, g.status, g.token_budget as budget, p.token_limit as project_limit,
              g.tasks_ceiling + g.repair_allowance as ceiling,
              g.tokens_input + g.tokens_output as used, g.tokens_unconfirmed as unconfirmed,
              coalesce(d.reserved, 0) as reserved, coalesce(d.outstanding, 0) as outstanding
            from catalog.generation g join catalog.project p on p.id = g.project_id
            left join lateral (select sum(reserved_tokens) as reserved,
                count(*) filter (where state not in ('READY', 'RETRY')) as outstanding
              from catalog.dispatch where generation_id = g.id) d on true
            where g.project_id = :project and g.tasks_total > 0 order by g.ordinal""";

    /** Of each generation of the project that has tasks, in their order. */
    static List<TokenCounts> read(ServiceSessions sessions, UUID project) {
        return sessions.inTransaction(
                session -> Statement.query(READ).with("project", project).list(session, TokenCounts.class));
    }

    /** What is or may become spent. */
    long committed() {
        return used + unconfirmed + reserved;
    }

    /** Whether nothing of it will happen by itself any more. */
    boolean stopped() {
        return ended() || status.equals("BUDGET_EXHAUSTED");
    }

    /** Whether it has come to its end. */
    boolean ended() {
        return status.equals("COMPLETED") || status.equals("COMPLETED_WITH_ERRORS");
    }
}
