package dev.labelwright.generation.plan;

import dev.labelwright.event.EventJson;
import dev.labelwright.model.ModelView;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.PlannedVariable;
import dev.labelwright.prompt.RepairAllowance;
import dev.labelwright.selection.ChosenVariables;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionBody;
import dev.labelwright.selection.SelectionSql;
import dev.labelwright.sql.Statement;
import dev.labelwright.variable.VariableView;
import dev.labelwright.variable.Variables;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Turns a requested generation into tasks: one transaction, all or nothing. The rows are made by the database from the
 * selection; none passes through this process.
 */
@ApplicationScoped
public class GenerationPlanner {
    private static final String LOCK = """
            select g.id, g.project_id, cast(g.selection as text) as selection, cast(g.model as text) as model,
              p.variables_per_call
            from catalog.generation g join catalog.project p on p.id = g.project_id
            where g.id = :generation and g.status = 'PLANNING'
            for no key update of g skip locked""";

    private static final String VARIABLES = """
            insert into catalog.generation_variable (generation_id, variable_id, position, call_group, key, definition)
            select :generation, r.variable_id, r.position, r.call_group, r.key, r.definition
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r(variable_id uuid, position int, call_group int, key text, definition jsonb)""";

    /** A call that does not fit into the model's window is planned as failed: it costs nothing, and it is told. */
    private static final String TASKS = """
            , inserted as (
              insert into catalog.task (generation_id, number, stage, patient_id, note_ids, text_hash, call_group,
                variable_ids, max_output_tokens, ceiling_tokens, status, error)
              select :generation, row_number() over (order by patient_id, note_ids, call_group, variable_ids),
                'NOTE_LABELS', patient_id, note_ids, text_hash, call_group, variable_ids, output_tokens, ceiling_tokens,
                case when fits then 'PENDING' else 'FAILED' end,
                case when not fits then jsonb_build_object('code', 'NOTE_EXCEEDS_WINDOW', 'message',
                  'the note and its variables need up to ' || cast(input_tokens + output_tokens as text)
                  || ' tokens, the window of the model has ' || cast(cast(:window as bigint) as text)) end
              from planned_task
              returning patient_id, ceiling_tokens, status, cardinality(note_ids) * cardinality(variable_ids) as cells
            ), by_patient as (
              insert into catalog.generation_patient (generation_id, patient_id, stage, open_tasks)
              select :generation, patient_id, 'NOTE_LABELS', count(*) filter (where status = 'PENDING')
              from inserted group by patient_id
              returning open_tasks
            ), cell_counts as (
              select coalesce(sum(selected), 0) as selected, coalesce(sum(protected), 0) as protected,
                coalesce(sum(skipped), 0) as skipped, coalesce(sum(asked), 0) as asked
              from note_call
            ), task_counts as (
              select count(*) as total, count(*) filter (where status = 'FAILED') as failed,
                coalesce(sum(cells) filter (where status = 'FAILED'), 0) as failed_cells,
                coalesce(sum(ceiling_tokens), 0) as ceiling, coalesce(max(ceiling_tokens), 0) as largest
              from inserted
            ), patient_counts as (
              select count(*) as total, count(*) filter (where open_tasks = 0) as done from by_patient
            )
            select cast(to_json(r) as text) from (
              select c.selected, c.protected as protected_cells, c.skipped, c.asked, t.total as tasks,
                t.failed as failed_tasks, t.failed_cells, t.ceiling, t.largest, p.total as patients,
                p.done as patients_done
              from cell_counts c, task_counts t, patient_counts p
            ) r""";

    private static final String COVER = """
            update catalog.patient p set covered = true
            from catalog.generation_patient g
            where g.generation_id = :generation and p.project_id = :project and p.patient_id = g.patient_id
              and not p.covered""";

    private static final String RUN = """
            update catalog.generation
            set status = case
                when :open > 0 then 'RUNNING' when :failedTasks > 0 then 'COMPLETED_WITH_ERRORS' else 'COMPLETED' end,
              finished_at = case when :open = 0 then catalog.clock() end,
              has_pending = :open > 0, interactive = cast(:open as int) <= cast(:interactiveTasks as int), batch = cast(nullif(:batch, '') as int),
              patients_total = :patients, patients_done = :patientsDone, tasks_total = :tasks,
              tasks_failed = :failedTasks, cells_selected = :selected, cells_protected = :protectedCells,
              cells_skipped = :skipped, cells_asked = :asked, outcomes_failed = :failedCells,
              tasks_ceiling = :ceiling, repair_allowance = :allowance, version = version + 1
            where id = :generation""";

    private static final String NONE_LEFT = """
            update catalog.generation
            set status = 'FAILED', finished_at = catalog.clock(), version = version + 1,
              error = jsonb_build_object('code', 'NO_PATIENTS_LEFT', 'message',
                'every patient was covered by the time the batch was drawn')
            where id = :generation""";

    private final Variables variables;
    private final BatchDraw draw;
    private final PlanConfiguration configuration;

    GenerationPlanner(Variables variables, BatchDraw draw, PlanConfiguration configuration) {
        this.variables = variables;
        this.draw = draw;
        this.configuration = configuration;
    }

    private record Requested(UUID id, UUID projectId, String selection, String model, int variablesPerCall) {}

    private record VariableRow(UUID variableId, int position, int callGroup, String key, Object definition) {}

    private record Counts(
            long selected,
            long protectedCells,
            long skipped,
            long asked,
            int tasks,
            int failedTasks,
            long failedCells,
            long ceiling,
            long largest,
            int patients,
            int patientsDone) {
        int open() {
            return tasks - failedTasks;
        }
    }

    /**
     * Plans a generation in the transaction of a session.
     *
     * @return whether it was planned; not where another planner has it
     */
    public Uni<Boolean> plan(Mutiny.Session session, UUID generation) {
        return Statement.query(LOCK)
                .with("generation", generation)
                .first(session, Requested.class)
                .chain(requested -> requested == null
                        ? Uni.createFrom().item(false)
                        : variables
                                .lockProject(session, requested.projectId())
                                .chain(() -> variables.all(session, requested.projectId()))
                                .chain(ontology -> plan(session, requested, ontology))
                                .replaceWith(true));
    }

    private Uni<Void> plan(Mutiny.Session session, Requested requested, List<VariableView> ontology) {
        Selection selection = selection(requested);
        ModelView model = parse(requested.model(), ModelView.class);
        List<VariableDefinition> definitions =
                ChosenVariables.of(
                                selection.variables(), ontology, VariableView::name, VariableView::includeInGeneration)
                        .stream()
                        .map(VariableView::definition)
                        .toList();
        CallPlan plan = CallPlan.of(definitions, requested.variablesPerCall(), model.limits());
        return draw.patients(session, requested.projectId(), requested.id(), selection.patients())
                .chain(patients -> patients == null
                        ? Statement.of(NONE_LEFT)
                                .with("generation", requested.id())
                                .execute(session)
                                .replaceWithVoid()
                        : plan(session, requested, selection, patients, plan, model));
    }

    private Uni<Void> plan(
            Mutiny.Session session,
            Requested requested,
            Selection selection,
            PatientChoice patients,
            CallPlan plan,
            ModelView model) {
        return insertVariables(session, requested.id(), plan)
                .chain(() -> insertTasks(session, requested, selection, patients, plan, model)
                        .chain(counts -> Statement.of(COVER)
                                .with("generation", requested.id())
                                .with("project", requested.projectId())
                                .execute(session)
                                .chain(() -> run(session, requested.id(), patients, counts))));
    }

    private static Uni<Integer> insertVariables(Mutiny.Session session, UUID generation, CallPlan plan) {
        List<VariableRow> rows =
                plan.variables().stream().map(GenerationPlanner::row).toList();
        return Statement.of(VARIABLES)
                .with("generation", generation)
                .rows("rows", rows)
                .execute(session);
    }

    private static VariableRow row(PlannedVariable variable) {
        VariableDefinition definition = variable.asked().definition();
        return new VariableRow(
                definition.id(),
                variable.position(),
                variable.callGroup(),
                variable.asked().key(),
                EventJson.mapper().valueToTree(definition));
    }

    private static Uni<Counts> insertTasks(
            Mutiny.Session session,
            Requested requested,
            Selection selection,
            PatientChoice patients,
            CallPlan plan,
            ModelView model) {
        SelectionSql sql =
                SelectionSql.tasks(requested.projectId(), patients, selection.overwrite(), plan, model.limits());
        return Statement.of(sql.with(TASKS))
                .with(sql.parameters())
                .with("generation", requested.id())
                .first(session, Counts.class);
    }

    private Uni<Void> run(Mutiny.Session session, UUID generation, PatientChoice patients, Counts counts) {
        String batch = patients instanceof PatientChoice.Batch drawn ? Integer.toString(drawn.number()) : "";
        return Statement.of(RUN)
                .with("generation", generation)
                .with("batch", batch)
                .with("open", counts.open())
                .with("interactiveTasks", configuration.interactiveTasks())
                .with("patients", counts.patients())
                .with("patientsDone", counts.patientsDone())
                .with("tasks", counts.tasks())
                .with("failedTasks", counts.failedTasks())
                .with("failedCells", counts.failedCells())
                .with("selected", counts.selected())
                .with("protectedCells", counts.protectedCells())
                .with("skipped", counts.skipped())
                .with("asked", counts.asked())
                .with("ceiling", counts.ceiling())
                .with("allowance", RepairAllowance.of(counts.ceiling(), counts.largest()))
                .execute(session)
                .replaceWithVoid();
    }

    private static Selection selection(Requested requested) {
        return parse(requested.selection(), SelectionBody.class).toSelection();
    }

    private static <T> T parse(String json, Class<T> type) {
        try {
            return EventJson.mapper().readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("a generation's " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
