package dev.labelwright.generation.control;

import dev.labelwright.generation.PreviewState;
import dev.labelwright.prompt.RepairAllowance;
import dev.labelwright.sql.Statement;
import dev.labelwright.usage.UsageCharge;
import dev.labelwright.usage.UsageLedger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
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
              returning d.task_id, d.reserved_tokens
            ), charged as (
              update catalog.generation g set tokens_unconfirmed = g.tokens_unconfirmed + s.tokens
              from (select coalesce(sum(reserved_tokens), 0) as tokens from settled) s
              where g.id = :generation and s.tokens > 0
            )
            select cast(to_json(settled) as text) from settled""";

    /**
     * A note that does not fit into the window would not fit again. What failed because it builds on another task is
     * released again, so that it is decided anew whether that one still stands in the way.
     */
    private static final String REOPEN = """
            with failed as materialized (
              select t.id, t.patient_id, t.step, t.ceiling_tokens,
                min(t.step) over (partition by t.patient_id) as first_step,
                t.error ->> 'code' is not distinct from 'EARLIER_STAGE_FAILED' as released_again,
                greatest(cardinality(t.note_ids), 1) * cardinality(t.variable_ids) as cells
              from catalog.task t
              where t.generation_id = :generation and t.status = 'FAILED'
                and coalesce(t.error ->> 'code', '') <> 'NOTE_EXCEEDS_WINDOW'
                and (cast(:task as text) = '' or exists (select from catalog.task one
                  where one.id = cast(nullif(cast(:task as text), '') as uuid) and (t.id = one.id
                    or t.patient_id = one.patient_id and t.step > one.step
                      and t.error ->> 'code' = 'EARLIER_STAGE_FAILED')))
            ), reopened as (
              update catalog.task t
              set status = case when f.step = f.first_step and not f.released_again then 'PENDING' else 'WAITING' end,
                round = t.round + 1, attempts = 0, error = null
              from failed f where t.id = f.id
            ), patients as (
              update catalog.generation_patient p
              set step = f.first_step - case when f.to_release then 1 else 0 end, open_tasks = f.open
              from (select patient_id, first_step,
                  count(*) filter (where step = first_step and not released_again) as open,
                  bool_or(step = first_step and released_again) as to_release
                from failed group by patient_id, first_step) f
              where p.generation_id = :generation and p.patient_id = f.patient_id
            )
            select cast(to_json(r) as text) from (
              select count(*) as tasks, count(*) filter (where step > first_step or released_again) as waiting,
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

    private record Orphan(UUID taskId, long reservedTokens) {
        UsageCharge charge() {
            return UsageCharge.lost(taskId, reservedTokens);
        }
    }

    private record Reopened(int tasks, int waiting, int patients, long cells, long ceiling, long largest) {}

    /** Opens the round, in the transaction of a session that has the generation's lock. */
    Uni<Void> failed(Mutiny.Session session, LockedGeneration generation) {
        return failed(session, generation, "");
    }

    /** As {@link #failed}, for one failed task, and for what failed because it did. */
    Uni<Void> one(Mutiny.Session session, LockedGeneration generation, UUID task) {
        return failed(session, generation, task.toString());
    }

    private static Uni<Void> failed(Mutiny.Session session, LockedGeneration generation, String task) {
        if (generation.preview() != null && generation.preview() != PreviewState.OPEN) {
            throw ControlAction.RETRY.refusal(
                    generation.status(), "It is a preview, and that is %s.".formatted(generation.preview()));
        }
        return Statement.of(SETTLE_ORPHANS)
                .with("generation", generation.id())
                .list(session, Orphan.class)
                .chain(orphans -> Statement.of(REOPEN)
                        .with("generation", generation.id())
                        .with("task", task)
                        .first(session, Reopened.class)
                        .chain(reopened -> run(session, generation, reopened))
                        .chain(() -> UsageLedger.add(
                                session, orphans.stream().map(Orphan::charge).toList())));
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
