package dev.labelwright.generation.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.batch.Covering;
import dev.labelwright.condition.Predicate;
import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.PlannedCall;
import dev.labelwright.prompt.PlannedVariable;
import dev.labelwright.prompt.RepairAllowance;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionSql;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes a plan down: the rows are made by the database from the selection; none passes through this process. */
@ApplicationScoped
public class PlanWriting {
    private static final String CALLS = """
            insert into catalog.generation_call (generation_id, call_group, step, stage, model)
            select :generation, r.call_group, r.step, r.stage, r.model
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r(call_group int, step int, stage text, model jsonb)""";

    private static final String VARIABLES = """
            insert into catalog.generation_variable (generation_id, stage, variable_id, position, call_group, key,
              definition, needs, sources, strategy, only_true_values, deferred)
            select :generation, r.stage, r.variable_id, r.position, r.call_group, r.key, r.definition, r.needs,
              r.sources, r.strategy, r.only_true_values, r.deferred
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r(stage text, variable_id uuid, position int, call_group int, key text, definition jsonb,
                needs uuid[], sources uuid[], strategy text, only_true_values boolean, deferred jsonb)""";

    /**
     * A call that does not fit into the model's window is planned as failed: it costs nothing, and it is told. Where the
     * first step of a patient has conditions that wait for its release, it is released like every other.
     */
    private static final String TASKS = """
            , ordered as (
              select *, row_number() over task as number, min(step) over (partition by patient_id) as first_step,
                min(step) filter (where call_group in (select v.call_group from catalog.generation_variable v
                  where v.generation_id = :generation and v.deferred <> '[]')) over (partition by patient_id)
                  as first_deferred
              from planned_task
              window task as (order by patient_id, step, note_ids, call_group, variable_ids)
            ), inserted as (
              insert into catalog.task (generation_id, number, stage, step, patient_id, note_ids, text_hash,
                call_group, variable_ids, max_output_tokens, candidate_tokens, ceiling_tokens, windows, window_tokens,
                status, error)
              select :generation, number, stage, step, patient_id, note_ids, text_hash, call_group, variable_ids,
                call_output_tokens, candidate_tokens, ceiling_tokens, windows, window_tokens,
                case when not fits then 'FAILED'
                  when step = first_step and step is distinct from first_deferred then 'PENDING' else 'WAITING' end,
                case when not fits then jsonb_build_object('code', 'NOTE_EXCEEDS_WINDOW', 'message',
                  'the call needs up to ' || cast(input_tokens + output_tokens as text)
                  || ' tokens, the window of the model has ' || cast("window" as text)
                  || ', with too little room for a part of a note') end
              from ordered
              returning patient_id, step, ceiling_tokens, status,
                case when windows = 1 then ceiling_tokens
                  else (select c."window" from call c where c.call_group = task.call_group) end as largest_call,
                greatest(cardinality(note_ids), 1) * cardinality(variable_ids) as cells
            ), by_patient as (
              insert into catalog.generation_patient (generation_id, patient_id, step, last_step, open_tasks)
              select :generation, patient_id,
                case when min(step) filter (where status = 'WAITING') = min(step) then -1 else min(step) end,
                max(step), count(*) filter (where status = 'PENDING')
              from inserted group by patient_id
              returning open_tasks, step, last_step
            ), cell_counts as (
              select coalesce(sum(selected), 0) as selected, coalesce(sum(protected), 0) as protected,
                coalesce(sum(skipped), 0) as skipped, coalesce(sum(asked), 0) as asked,
                coalesce(sum(not_met), 0) as not_met
              from cell_count
            ), task_counts as (
              select count(*) as total, count(*) filter (where status = 'FAILED') as failed,
                count(*) filter (where status = 'WAITING') as waiting,
                coalesce(sum(cells) filter (where status = 'FAILED'), 0) as failed_cells,
                coalesce(sum(ceiling_tokens), 0) as ceiling,
                coalesce(max(largest_call), 0) as largest
              from inserted
            ), patient_counts as (
              select count(*) as total, count(*) filter (where open_tasks = 0 and step = last_step) as done
              from by_patient
            )
            select cast(to_json(r) as text) from (
              select c.selected, c.protected as protected_cells, c.skipped, c.asked, c.not_met, t.total as tasks,
                t.failed as failed_tasks, t.waiting, t.failed_cells, t.ceiling, t.largest, p.total as patients,
                p.done as patients_done
              from cell_counts c, task_counts t, patient_counts p
            ) r""";

    private static final String RUN = """
            update catalog.generation g
            set status = case when r.tasks > r.failed_tasks then 'RUNNING' when r.failed_tasks > 0
                then 'COMPLETED_WITH_ERRORS' else 'COMPLETED' end,
              finished_at = case when r.tasks = r.failed_tasks then catalog.clock() end,
              has_pending = r.tasks > r.failed_tasks + r.waiting,
              interactive = r.tasks <= cast(:interactiveTasks as int),
              patients_total = r.patients, patients_done = r.patients_done, tasks_total = r.tasks,
              tasks_failed = r.failed_tasks, tasks_waiting = r.waiting, cells_selected = r.selected,
              cells_protected = r.protected_cells, cells_skipped = r.skipped, cells_asked = r.asked,
              outcomes_failed = r.failed_cells, outcomes_condition_not_met = r.not_met, tasks_ceiling = r.ceiling,
              repair_allowance = cast(:allowance as bigint), version = g.version + 1
            from jsonb_to_record(cast(cast(:counts as text) as jsonb)) as r(selected bigint, protected_cells bigint,
              skipped bigint, asked bigint, not_met bigint, tasks int, failed_tasks int, waiting int,
              failed_cells bigint, ceiling bigint, patients int, patients_done int)
            where g.id = :generation""";

    private final PlanConfiguration configuration;

    PlanWriting(PlanConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * What is to be written.
     *
     * @param selection with patients that are drawn
     */
    record Planned(
            UUID generation,
            UUID project,
            boolean preview,
            Selection selection,
            List<Predicate> values,
            CallPlan plan,
            PlannedModels.Found models) {}

    private record CallRow(int callGroup, int step, Stage stage, JsonNode model) {}

    private record VariableRow(
            Stage stage,
            UUID variableId,
            int position,
            int callGroup,
            String key,
            JsonNode definition,
            List<UUID> needs,
            List<UUID> sources,
            Strategy strategy,
            boolean onlyTrueValues,
            JsonNode deferred) {
        static VariableRow of(PlannedVariable variable) {
            return new VariableRow(
                    variable.stage(),
                    variable.asked().definition().id(),
                    variable.position(),
                    variable.callGroup(),
                    variable.asked().key(),
                    EventJson.mapper().valueToTree(variable.asked().definition()),
                    variable.needs(),
                    variable.sources(),
                    variable.strategy(),
                    variable.onlyTrueValues(),
                    EventJson.mapper().valueToTree(variable.deferred()));
        }
    }

    private record Counts(
            long selected,
            long protectedCells,
            long skipped,
            long asked,
            long notMet,
            int tasks,
            int failedTasks,
            int waiting,
            long failedCells,
            long ceiling,
            long largest,
            int patients,
            int patientsDone) {}

    /** Writes calls, variables, tasks and patients, and lets the generation run. */
    Uni<Void> write(Mutiny.Session session, Planned planned) {
        return rows(session, CALLS, planned.generation(), calls(planned))
                .chain(() -> rows(
                        session,
                        VARIABLES,
                        planned.generation(),
                        planned.plan().variables().stream().map(VariableRow::of).toList()))
                .chain(() -> tasks(session, planned))
                .chain(counts -> cover(session, planned).replaceWith(counts))
                .chain(counts -> Statement.of(RUN)
                        .with("generation", planned.generation())
                        .with("interactiveTasks", configuration.interactiveTasks())
                        .with("allowance", RepairAllowance.of(counts.ceiling(), counts.largest()))
                        .rows("counts", counts)
                        .execute(session))
                .replaceWithVoid();
    }

    private static List<CallRow> calls(Planned planned) {
        return planned.plan().calls().stream()
                .map(call -> row(call, planned.models()))
                .toList();
    }

    private static CallRow row(PlannedCall call, PlannedModels.Found models) {
        JsonNode model = call.local() ? null : EventJson.mapper().valueToTree(models.model(call.model()));
        return new CallRow(call.callGroup(), call.step(), call.stage(), model);
    }

    private static Uni<Integer> rows(Mutiny.Session session, String sql, UUID generation, List<?> rows) {
        return Statement.of(sql)
                .with("generation", generation)
                .rows("rows", rows)
                .execute(session);
    }

    private static Uni<Counts> tasks(Mutiny.Session session, Planned planned) {
        SelectionSql sql = SelectionSql.tasks(planned.project(), planned.selection(), planned.values(), planned.plan());
        return Statement.of(sql.with(TASKS))
                .with(sql.parameters())
                .with("generation", planned.generation())
                .first(session, Counts.class);
    }

    private static Uni<Integer> cover(Mutiny.Session session, Planned planned) {
        return planned.preview()
                ? Uni.createFrom().item(0)
                : Covering.mark(session, planned.project(), planned.generation());
    }
}
