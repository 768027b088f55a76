package dev.labelwright.generation.control;

import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Ends tasks of a generation that were not dispatched in their round, at most {@value #MOST} at a time, under the
 * generation's lock. A patient who has no task waiting any more is taken past the last step: nothing is released.
 */
@ApplicationScoped
class UndispatchedTasks {
    static final int MOST = 10_000;

    private static final String END = """
            ), undone as (
              delete from catalog.dispatch d using chosen
              where d.task_id = chosen.id and d.state = 'READY'
              returning d.task_id
            ), ended as (
              update catalog.task t set status = :status, error = cast(nullif(:error, 'null') as jsonb)
              from chosen left join undone on undone.task_id = chosen.id
              where t.id = chosen.id
              returning t.patient_id, old.status = 'PENDING' or undone.task_id is not null as open,
                greatest(cardinality(t.note_ids), 1) * cardinality(t.variable_ids) as cells
            ), by_patient as (
              select patient_id, count(*) as tasks, count(*) filter (where open) as open from ended group by patient_id
            ), patients as (
              update catalog.generation_patient p
              set open_tasks = p.open_tasks - b.open,
                step = case when waiting.tasks = b.tasks - b.open then p.last_step else p.step end
              from by_patient b, lateral (
                select count(*) as tasks from catalog.task t
                where t.generation_id = :generation and t.patient_id = b.patient_id and t.status = 'WAITING'
                  and not exists (select from catalog.dispatch d where d.task_id = t.id)
              ) waiting
              where p.generation_id = :generation and p.patient_id = b.patient_id
              returning p.open_tasks = 0 and p.step = p.last_step
                and (old.open_tasks > 0 or old.step < old.last_step) as finished
            )
            select cast(to_json(r) as text) from (
              select count(*) as tasks, count(*) filter (where not open) as waiting, coalesce(sum(cells), 0) as cells,
                (select count(*) from patients where finished) as patients
              from ended
            ) r""";

    private static final String UNRELEASED = """
            with chosen as materialized (
              select t.id from catalog.task t
              where t.generation_id = :generation and t.status = 'WAITING'
                and not exists (select from catalog.dispatch d where d.task_id = t.id)
              limit :most
            """ + END;

    private static final String RELEASED = """
            with chosen as materialized (
              (select d.task_id as id from catalog.dispatch d
                where d.generation_id = :generation and d.state = 'READY' limit :most)
              union all
              (select t.id from catalog.task t
                where t.generation_id = :generation and t.status = 'PENDING'
                  and not exists (select from catalog.dispatch d where d.task_id = t.id)
                limit :most)
              limit :most
            """ + END;

    private static final String COUNT = """
            update catalog.generation
            set tasks_cancelled = tasks_cancelled
                + case when :status = 'CANCELLED' then cast(:tasks as int) else 0 end,
              tasks_failed = tasks_failed + case when :status = 'FAILED' then cast(:tasks as int) else 0 end,
              outcomes_cancelled = outcomes_cancelled
                + case when :status = 'CANCELLED' then cast(:cells as bigint) else 0 end,
              outcomes_failed = outcomes_failed
                + case when :status = 'FAILED' then cast(:cells as bigint) else 0 end,
              tasks_waiting = greatest(tasks_waiting - cast(:waiting as int), 0),
              patients_done = patients_done + cast(:patients as int),
              version = version + 1
            where id = :generation""";

    private record Ended(int tasks, int waiting, long cells, int patients) {}

    /** Ends tasks of steps that their patients have not come to; how many. */
    Uni<Integer> endUnreleased(Mutiny.Session session, StoppedGeneration generation) {
        return end(session, generation, UNRELEASED);
    }

    /** Ends tasks that wait to be handed out; how many. */
    Uni<Integer> endReleased(Mutiny.Session session, StoppedGeneration generation) {
        return end(session, generation, RELEASED);
    }

    private static Uni<Integer> end(Mutiny.Session session, StoppedGeneration generation, String sql) {
        return Statement.of(sql)
                .with("generation", generation.id())
                .with("most", MOST)
                .with("status", generation.stopAs())
                .with("error", generation.cancelled() ? "null" : Objects.toString(generation.error(), "null"))
                .first(session, Ended.class)
                .call(ended -> ended.tasks() == 0
                        ? Uni.createFrom().item(0)
                        : Statement.of(COUNT)
                                .with("generation", generation.id())
                                .with("status", generation.stopAs())
                                .with("tasks", ended.tasks())
                                .with("cells", ended.cells())
                                .with("waiting", ended.waiting())
                                .with("patients", ended.patients())
                                .execute(session))
                .map(Ended::tasks);
    }
}
