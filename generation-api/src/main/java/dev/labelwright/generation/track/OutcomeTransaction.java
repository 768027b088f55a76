package dev.labelwright.generation.track;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.generation.GenerationFinish;
import dev.labelwright.generation.dispatch.DispatchConfiguration;
import dev.labelwright.sql.Statement;
import dev.labelwright.usage.UsageLedger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes a batch of outcomes down: generations locked in order, then their tasks read, then the rules, then a handful of
 * set-based writes, whatever the size of the batch.
 */
@ApplicationScoped
public class OutcomeTransaction {
    private static final String LOCK = """
            select g.id, g.repair_allowance, g.repair_drawn, g.status, g.stop_as, g.error from catalog.generation g
            where g.id in (select cast(jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as uuid))
            order by g.id for no key update""";
    private static final String TASKS = """
            select t.id, t.generation_id, t.patient_id, t.status in ('PENDING', 'WAITING') as open, t.round,
              t.ceiling_tokens, greatest(cardinality(t.note_ids), 1) * cardinality(t.variable_ids) as cells,
              case when c.model is not null then jsonb_build_object('input', c.model -> 'inputPricePerMillion',
                'cached_input', c.model -> 'cachedInputPricePerMillion',
                'output', c.model -> 'outputPricePerMillion') end as prices
            from catalog.task t
            join catalog.generation_call c on c.generation_id = t.generation_id and c.call_group = t.call_group
            where t.id in (select cast(jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as uuid))""";
    private static final String DISPATCHES = """
            select d.task_id, d.state, d.round, d.attempt, d.window_index, d.dispatch_id, d.reserved_tokens, d.spent_tokens
            from catalog.dispatch d
            where d.task_id in (select cast(jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as uuid))
            order by d.task_id for update""";

    private static final String END_TASKS = """
            update catalog.task t
            set status = r.status, attempts = r.attempts, tokens = t.tokens + r.tokens, error = r.error
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r(task_id uuid, status text, attempts int, tokens bigint, error jsonb)
            where t.id = r.task_id""";
    private static final String END_PATIENTS = """
            with ended as (
              select r.generation_id, r.patient_id, count(*) as tasks
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(generation_id uuid, patient_id text)
              group by r.generation_id, r.patient_id
            ), counted as (
              update catalog.generation_patient p set open_tasks = p.open_tasks - ended.tasks
              from ended where p.generation_id = ended.generation_id and p.patient_id = ended.patient_id
              returning p.generation_id, p.open_tasks, p.step, p.last_step
            )
            update catalog.generation g set patients_done = g.patients_done + finished.patients
            from (select generation_id, count(*) as patients from counted where open_tasks = 0 and step = last_step
              group by generation_id) finished
            where g.id = finished.generation_id""";
    private static final String DELETE = """
            delete from catalog.dispatch d
            using jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(task_id uuid, state text)
            where d.task_id = r.task_id and r.state is null""";
    private static final String CHANGE = """
            update catalog.dispatch d
            set state = r.state, attempt = r.attempt, window_index = r.window_index, reserved_tokens = r.reserved_tokens, spent_tokens = r.spent_tokens,
              closing = r.closing, error = coalesce(r.error, d.error),
              due_at = case when r.due_in_millis < 0 then d.due_at
                else catalog.clock() + r.due_in_millis * interval '1 millisecond' end
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(task_id uuid, state text,
              attempt int, window_index int, due_in_millis bigint, reserved_tokens bigint, spent_tokens bigint, closing text, error jsonb)
            where d.task_id = r.task_id and r.state is not null""";
    private static final String ADD = """
            update catalog.generation g
            set outstanding = g.outstanding + r.outstanding, tasks_done = g.tasks_done + r.done,
              tasks_failed = g.tasks_failed + r.failed, tasks_cancelled = g.tasks_cancelled + r.cancelled,
              outcomes_written = g.outcomes_written + r.written,
              outcomes_unchanged = g.outcomes_unchanged + r.unchanged,
              outcomes_protected = g.outcomes_protected + r.protected_cells,
              outcomes_superseded = g.outcomes_superseded + r.superseded,
              outcomes_below_threshold = g.outcomes_below_threshold + r.below_threshold,
              outcomes_empty = g.outcomes_empty + r.empty, outcomes_failed = g.outcomes_failed + r.failed_cells,
              outcomes_cancelled = g.outcomes_cancelled + r.cancelled_cells,
              tokens_input = g.tokens_input + r.input, tokens_cached_input = g.tokens_cached_input + r.cached_input,
              tokens_output = g.tokens_output + r.output, tokens_unconfirmed = g.tokens_unconfirmed + r.unconfirmed,
              repair_drawn = g.repair_drawn + r.drawn,
              cost_micros = g.cost_micros + r.cost_micros, version = g.version + 1
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(id uuid, outstanding int, done int,
              failed int, cancelled int, written bigint, unchanged bigint, protected_cells bigint, superseded bigint,
              below_threshold bigint, empty bigint, failed_cells bigint, cancelled_cells bigint, input bigint, cached_input bigint,
              output bigint, unconfirmed bigint, drawn bigint, cost_micros numeric)
            where g.id = r.id""";
    private static final String STOP = """
            update catalog.generation g
            set status = 'CANCELLING', stop_as = 'FAILED', error = r.error, version = g.version + 1
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(id uuid, error jsonb)
            where g.id = r.id and g.status in ('RUNNING', 'PAUSED', 'BUDGET_EXHAUSTED')""";
    /** Prompt, not certain: whoever is passed over here looks again by itself. */
    private static final String ROOM = """
            update catalog.generation g set waits_for_tokens = false
            where g.id in (select w.id from catalog.generation w
              where w.waits_for_tokens and w.status = 'RUNNING' and w.project_id in (
                select o.project_id from catalog.generation o
                where o.id in (select cast(jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as uuid)))
              for no key update skip locked)""";

    /** What failed because another task did is brought back with that one. */
    private static final String DEAD = """
            insert into catalog.dead_letter (project_id, generation_id, task_id, round, attempt, code, reason)
            select g.project_id, g.id, t.id, t.round, r.attempts, r.error ->> 'code', r.error ->> 'message'
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r(task_id uuid, attempts int, error jsonb)
            join catalog.task t on t.id = r.task_id
            join catalog.generation g on g.id = t.generation_id
            where r.error ->> 'code' <> 'EARLIER_STAGE_FAILED'
            order by t.id
            on conflict (task_id, round) where task_id is not null do nothing""";

    private static final TaskFailure CANCELLED =
            new TaskFailure(TaskFailure.Code.CANCELLED, "the generation was cancelled");

    private final DispatchConfiguration configuration;

    OutcomeTransaction(DispatchConfiguration configuration) {
        this.configuration = configuration;
    }

    private record Locked(
            UUID id, long repairAllowance, long repairDrawn, String status, String stopAs, JsonNode error) {
        GenerationLedger ledger() {
            return new GenerationLedger(id, stopping(), repairAllowance, repairDrawn);
        }

        private Stopping stopping() {
            if (!"CANCELLING".equals(status)) {
                return null;
            }
            return "FAILED".equals(stopAs)
                    ? new Stopping("GIVEN_UP", EventJson.mapper().convertValue(error, TaskFailure.class))
                    : new Stopping("CANCELLED", CANCELLED);
        }
    }

    private record Stop(UUID id, TaskFailure error) {}

    private record Sum(
            UUID id,
            int outstanding,
            int done,
            int failed,
            int cancelled,
            long written,
            long unchanged,
            long protectedCells,
            long superseded,
            long belowThreshold,
            long empty,
            long failedCells,
            long cancelledCells,
            long input,
            long cachedInput,
            long output,
            long unconfirmed,
            long drawn,
            BigDecimal costMicros) {
        static Sum of(GenerationLedger ledger) {
            return new Sum(
                    ledger.id,
                    ledger.outstanding,
                    ledger.done,
                    ledger.failed,
                    ledger.cancelled,
                    ledger.written,
                    ledger.unchanged,
                    ledger.protectedCells,
                    ledger.superseded,
                    ledger.belowThreshold,
                    ledger.empty,
                    ledger.failedCells,
                    ledger.cancelledCells,
                    ledger.input,
                    ledger.cachedInput,
                    ledger.output,
                    ledger.unconfirmed,
                    ledger.drawn,
                    ledger.costMicros);
        }
    }

    /**
     * Takes a batch of outcomes in, in the transaction of a session.
     *
     * @return whether a task is to be closed or the window has room, so that somebody should look soon
     */
    Uni<Boolean> track(Mutiny.Session session, List<LabelingOutcome> outcomes) {
        List<UUID> generations = outcomes.stream()
                .map(outcome -> outcome.key().generationId())
                .distinct()
                .sorted()
                .toList();
        List<UUID> taskIds = outcomes.stream()
                .map(outcome -> outcome.key().taskId())
                .distinct()
                .toList();
        return Statement.query(LOCK)
                .rows("ids", generations)
                .list(session, Locked.class)
                .chain(locked -> Statement.query(TASKS)
                        .rows("ids", taskIds)
                        .list(session, TaskRow.class)
                        .chain(tasks -> Statement.query(DISPATCHES)
                                .rows("ids", taskIds)
                                .list(session, DispatchRow.class)
                                .chain(dispatches -> track(session, outcomes, locked, tasks, dispatches))));
    }

    private Uni<Boolean> track(
            Mutiny.Session session,
            List<LabelingOutcome> outcomes,
            List<Locked> locked,
            List<TaskRow> tasks,
            List<DispatchRow> dispatches) {
        List<GenerationLedger> ledgers = locked.stream().map(Locked::ledger).toList();
        OutcomeTracking tracking = new OutcomeTracking(
                tasks.stream()
                        .filter(task -> locked.stream().anyMatch(row -> row.id().equals(task.generationId())))
                        .toList(),
                dispatches,
                ledgers,
                configuration.attempts(),
                configuration.backoff());
        outcomes.forEach(tracking::accept);
        List<Sum> sums = ledgers.stream().map(Sum::of).toList();
        return writeRows(session, END_TASKS, tracking.ends())
                .chain(() -> writeRows(session, END_PATIENTS, tracking.ends()))
                .chain(() -> writeRows(session, DELETE, tracking.changes()))
                .chain(() -> writeRows(session, CHANGE, tracking.changes()))
                .chain(() -> writeRows(session, ADD, sums))
                .chain(() -> writeRows(
                        session,
                        STOP,
                        ledgers.stream()
                                .filter(ledger -> ledger.stop != null)
                                .map(ledger -> new Stop(ledger.id, ledger.stop))
                                .toList()))
                .chain(() -> ids(session, ROOM, ledgers))
                .chain(() -> GenerationFinish.write(
                        session, ledgers.stream().map(ledger -> ledger.id).toList()))
                .chain(() -> writeRows(
                        session,
                        DEAD,
                        tracking.ends().stream()
                                .filter(end -> end.status().equals("FAILED"))
                                .toList()))
                .chain(() -> UsageLedger.add(session, tracking.charges()))
                .replaceWith(tracking.callsForMore());
    }

    private static Uni<Integer> writeRows(Mutiny.Session session, String sql, List<?> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().item(0)
                : Statement.of(sql).rows("rows", rows).execute(session);
    }

    private static Uni<Integer> ids(Mutiny.Session session, String sql, List<GenerationLedger> ledgers) {
        return Statement.of(sql)
                .rows("ids", ledgers.stream().map(ledger -> ledger.id).toList())
                .execute(session);
    }
}
