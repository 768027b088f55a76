package dev.labelwright.usage;

import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Adds to {@code catalog.usage} what a generation is charged with, in the same transaction, so that the sums of both agree
 * whatever happens. The rows are shared by the generations of a project: they are locked in the order of their key and as
 * the last of the transaction, so that nobody waits for anything while holding them.
 */
public final class UsageLedger {
    private static final String ADD = """
            with charge as (
              select * from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(task_id uuid, input bigint,
                cached_input bigint, output bigint, unconfirmed bigint, cost_micros numeric)
            ), added as (
              select g.project_id, today.day, coalesce(c.model ->> 'name', g.model ->> 'name') as model,
                coalesce(c.model ->> 'currency', g.model ->> 'currency', 'USD') as currency, t.variable_ids,
                count(*) as calls, sum(r.input) as input, sum(r.cached_input) as cached_input,
                sum(r.output) as output, sum(r.unconfirmed) as unconfirmed, sum(r.cost_micros) as cost_micros
              from charge r
              join catalog.task t on t.id = r.task_id
              join catalog.generation g on g.id = t.generation_id
              left join catalog.generation_call c
                on c.generation_id = t.generation_id and c.call_group = t.call_group
              cross join (select cast(catalog.clock() at time zone 'UTC' as date) as day) today
              group by 1, 2, 3, 4, 5
            )
            insert into catalog.usage as u (project_id, day, model, currency, variable_ids, calls, tokens_input,
              tokens_cached_input, tokens_output, tokens_unconfirmed, cost_micros)
            select project_id, day, model, currency, variable_ids, calls, input, cached_input, output, unconfirmed,
              cost_micros
            from added order by project_id, day, model, currency, variable_ids
            on conflict (project_id, day, model, currency, variable_ids) do update
            set calls = u.calls + excluded.calls, tokens_input = u.tokens_input + excluded.tokens_input,
              tokens_cached_input = u.tokens_cached_input + excluded.tokens_cached_input,
              tokens_output = u.tokens_output + excluded.tokens_output,
              tokens_unconfirmed = u.tokens_unconfirmed + excluded.tokens_unconfirmed,
              cost_micros = u.cost_micros + excluded.cost_micros""";

    private UsageLedger() {}

    /** Adds the charges, in the transaction of a session that has the locks of their generations. */
    public static Uni<Void> add(Mutiny.Session session, List<UsageCharge> charges) {
        List<UsageCharge> something =
                charges.stream().filter(UsageCharge::isSomething).toList();
        return something.isEmpty()
                ? Uni.createFrom().voidItem()
                : Statement.of(ADD).rows("rows", something).execute(session).replaceWithVoid();
    }
}
