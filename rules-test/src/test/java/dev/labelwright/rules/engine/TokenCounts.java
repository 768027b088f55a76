package dev.labelwright.rules.engine;

import dev.labelwright.rules.database.ServiceSessions;
import dev.labelwright.sql.Statement;
import java.util.UUID;

/**
 * What a generation's tokens come to at one time.
 *
 * @param ceiling of all its tasks and repairs
 * @param used what calls were heard to have used
 * @param unconfirmed the ceilings of calls that were not heard of
 * @param reserved the ceilings of calls that are out
 * @param outstanding how many dispatches there are
 */
record TokenCounts(String status, long ceiling, long used, long unconfirmed, long reserved, long outstanding) {
    private static final String READ = """
            select g.status, g.tasks_ceiling + g.repair_allowance as ceiling,
              g.tokens_input + g.tokens_output as used, g.tokens_unconfirmed as unconfirmed,
              coalesce(d.reserved, 0) as reserved, coalesce(d.outstanding, 0) as outstanding
            from catalog.generation g
            left join lateral (select sum(reserved_tokens) as reserved, count(*) as outstanding
              from catalog.dispatch where generation_id = g.id) d on true
            where g.id = :generation""";

    static TokenCounts read(ServiceSessions sessions, UUID generation) {
        return sessions.inTransaction(
                session -> Statement.query(READ).with("generation", generation).first(session, TokenCounts.class));
    }

    /** What is or may become spent. */
    long committed() {
        return used + unconfirmed + reserved;
    }
}
