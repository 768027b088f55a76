package dev.labelwright.rules.engine;

import dev.labelwright.rules.database.ServiceSessions;
import dev.labelwright.sql.Statement;
import java.util.List;
import java.util.UUID;

/** What a generation's row counts otherwise than its tasks, patients and dispatches do. */
final class Discrepancies {
    private static final String READ = """
            select r.name from catalog.generation g
            cross join lateral (select count(*) as total, count(*) filter (where status = 'DONE') as done,
                count(*) filter (where status = 'FAILED') as failed,
                count(*) filter (where status = 'CANCELLED') as cancelled,
                count(*) filter (where status = 'WAITING' and not exists (select from catalog.dispatch d
                  where d.task_id = t.id)) as waiting
              from catalog.task t where t.generation_id = g.id) tasks
            cross join lateral (select count(*) as total,
                count(*) filter (where open_tasks = 0 and step = last_step) as done
              from catalog.generation_patient p where p.generation_id = g.id) patients
            cross join lateral (select count(*) filter (where state in ('DISPATCHED', 'RETRY', 'CLOSING')) as outstanding
              from catalog.dispatch d where d.generation_id = g.id) dispatches
            cross join lateral (values ('tasks_total', g.tasks_total = tasks.total),
              ('tasks_done', g.tasks_done = tasks.done), ('tasks_failed', g.tasks_failed = tasks.failed),
              ('tasks_cancelled', g.tasks_cancelled = tasks.cancelled), ('tasks_waiting', g.tasks_waiting = tasks.waiting),
              ('patients_done', g.patients_done = patients.done), ('outstanding', g.outstanding = dispatches.outstanding),
              ('selected', g.cells_selected = g.cells_asked + g.cells_protected + g.cells_skipped),
              ('asked', g.status not in ('COMPLETED', 'COMPLETED_WITH_ERRORS') or g.cells_asked = g.outcomes_written
                + g.outcomes_unchanged + g.outcomes_protected + g.outcomes_superseded + g.outcomes_below_threshold
                + g.outcomes_empty + g.outcomes_condition_not_met + g.outcomes_failed + g.outcomes_cancelled)
            ) as r(name, agrees)
            where g.id = :generation and not r.agrees""";

    private Discrepancies() {}

    private record Counter(String name) {}

    /** The names of the counters that are wrong. */
    static List<String> of(ServiceSessions sessions, UUID generation) {
        return sessions
                .inTransaction(session ->
                        Statement.query(READ).with("generation", generation).list(session, Counter.class))
                .stream()
                .map(Counter::name)
                .toList();
    }
}
