package dev.labelwright.generation.control;

import dev.labelwright.generation.PreviewState;
import dev.labelwright.prompt.RepairAllowance;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Opens another round for the failed tasks of a generation: each patient goes on at the earliest step that failed. A
 * handful of statements, however many tasks there are.
 */
@ApplicationScoped
class Retry {
    /** A call that is still out of an ended task is charged now: the task's next dispatch takes its place. */
    private static final String SETTLE_ORPHANS = """
            with settled as (
              delete from catalog.dispatch d using catalog.task t
              where d.generation_id = :generation and d.state = 'ORPHANED' and t.id = d.task_id and t.status = 'FAILED'
              returning d.reserved_tokens
            )
            update catalog.generation g set tokens_unconfirmed = g.tokens_unconfirmed + s.tokens
            from (select coalesce(sum(reserved_tokens), 0) as tokens from settled) s
            where g.id = :generation and s.tokens > 0""";

    /** A note that does not fit into the window would not fit again. */
    private static final String REOPEN = """
            with failed as materialized (
              select t.id, t.patient_id, t.step, t.ceiling_tokens,
                min(t.step) over (partition by t.patient_id) as first_step,
                greatest(cardinality(t.note_ids), 1) * cardinality(t.variable_ids) as cells
              from catalog.task t
              where t.generation_id = :generation and t.status = 'FAILED'
                and coalesce(t.error ->> 'code', '') <> 'NOTE_EXCEEDS_WINDOW'
            ), reopened as (
              update catalog.task t
              set status = case when f.step = f.first_step then 'PENDING' else 'WAITING' end,
                round = t.round + 1, attempts = 0, error = null
              from failed f where t.id = f.id
            ), patients as (
              update catalog.generation_patient p set step = f.first_step, open_tasks = f.open
              from (select patient_id, first_step, count(*) filter (where step = first_step) as open
                from failed group by patient_id, first_step) f
              where p.generation_id = :generation and p.patient_id = f.patient_id
            )
            select cast(to_json(r) as text) from (
              select count(*) as tasks, count(*) filter (where step > first_step) as waiting,
                count(distinct patient_id) as patients, coalesce(sum(cells), 0) as cells,
                coalesce(sum(ceiling_tokens), 0) as ceiling, coalesce(max(ceiling_tokens), 0) as largest
              from failed
            ) r""";

    private static final String RUN = """
            update catalog.generation
            set status = 'RUNNING', finished_at = null, error = null, stop_as = null, retries = retries + 1,
              retry_ceiling = retry_ceiling + cast(:ceiling as bigint), tasks_ceiling = tasks_ceiling + cast(:ceiling as bigint),
              repair_allowance = repair_allowance + cast(:allowance as bigint), tasks_failed = tasks_failed - cast(:tasks as int),
              tasks_waiting = cast(:waiting as int), outcomes_failed = outcomes_failed - cast(:cells as bigint),
              patients_done = patients_done - cast(:patients as int), dispatch_cursor = 0, has_pending = true,
              version = version + 1
            where id = :generation""";

    private record Reopened(int tasks, int waiting, int patients, long cells, long ceiling, long largest) {}

    /** Opens the round, in the transaction of a session that has the generation's lock. */
    Uni<Void> failed(Mutiny.Session session, LockedGeneration generation) {
        if (generation.preview() != null && generation.preview() != PreviewState.OPEN) {
            throw ControlAction.RETRY.refusal(
                    generation.status(), "It is a preview, and that is %s.".formatted(generation.preview()));
        }
        return Statement.of(SETTLE_ORPHANS)
                .with("generation", generation.id())
                .execute(session)
                .chain(() ->
                        Statement.of(REOPEN).with("generation", generation.id()).first(session, Reopened.class))
                .chain(reopened -> run(session, generation, reopened));
    }

    /** What a retry of a running generation is: the same again, where there was one. */
    static Uni<Void> again(LockedGeneration generation) {
        if (generation.retries() == 0) {
            throw ControlAction.RETRY.refusal(
                    generation.status(), "It has not ended, and nothing of it was asked again.");
        }
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> run(Mutiny.Session session, LockedGeneration generation, Reopened reopened) {
        if (reopened.tasks() == 0) {
            throw ControlAction.RETRY.refusal(
                    generation.status(),
                    "No task of it failed that may end better; one whose note does not fit into the model's window"
                            + " would fail again.");
        }
        return Statement.of(RUN)
                .with("generation", generation.id())
                .with("ceiling", reopened.ceiling())
                .with("allowance", RepairAllowance.of(reopened.ceiling(), reopened.largest()))
                .with("tasks", reopened.tasks())
                .with("waiting", reopened.waiting())
                .with("cells", reopened.cells())
                .with("patients", reopened.patients())
                .execute(session)
                .replaceWithVoid();
    }
}
