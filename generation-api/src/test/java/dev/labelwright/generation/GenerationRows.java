package dev.labelwright.generation;

import dev.labelwright.id.Ids;
import dev.labelwright.servers.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A generation as planning leaves it, put into the database row by row. The dispatcher passes it by: its window is full. */
public final class GenerationRows {
    /** The ceiling of each task, in tokens. */
    public static final long CEILING = 100;

    private final UUID project;
    private final UUID id = Ids.next();
    private int tasks;

    private GenerationRows(UUID project) {
        this.project = project;
    }

    /** A generation without tasks yet. */
    public static GenerationRows of(String project, String status) {
        GenerationRows generation = new GenerationRows(UUID.fromString(project));
        sql("""
                with next as (
                  update catalog.generation_ordinal set last_ordinal = last_ordinal + 1
                  where project_id = ? returning last_ordinal)
                insert into catalog.generation (id, project_id, ordinal, status, requested_by, selection, overwrite,
                  model, outstanding, finished_at)
                select ?, ?, last_ordinal, ?, 'somebody', '{"patients": {"mode": "ALL"}}', 'REPLACE_AI',
                  '{"name": "m", "currency": "USD"}', 100000,
                  case when ? in ('CANCELLED', 'COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED') then catalog.clock() end
                from next""", generation.project, generation.id, generation.project, status, status);
        return generation;
    }

    public UUID id() {
        return id;
    }

    /** The address under which the service has it. */
    public String path() {
        return "/api/v1/projects/%s/generations/%s".formatted(project, id);
    }

    /** Adds a task of a note and two variables, or, from the second stage on, of a patient and two variables. */
    public UUID task(String patient, int step, String status) {
        return task(patient, step, status, null);
    }

    /** As {@link #task(String, int, String)}, with the code of its error. */
    public UUID task(String patient, int step, String status, String error) {
        UUID task = Ids.next();
        tasks++;
        sql(
                """
                insert into catalog.task (id, generation_id, number, stage, step, patient_id, note_ids, call_group,
                  variable_ids, max_output_tokens, ceiling_tokens, status, attempts, tokens, error)
                values (?, ?, ?, (array['NOTE_LABELS', 'AGGREGATION', 'DEPENDENT'])[? / 100 + 1], ?, ?,
                  case when ? < 100 then array['note of ' || ?] else '{}'::text[] end, 1, array[uuidv7(), uuidv7()],
                  10, ?, ?, ?, 0, case when ?::text is not null then jsonb_build_object('code', ?::text, 'message', 'no') end)""",
                task,
                id,
                tasks,
                step,
                step,
                patient,
                step,
                patient,
                CEILING,
                status,
                status.equals("DONE") || "MALFORMED".equals(error) ? 1 : 0,
                error,
                error);
        return task;
    }

    /** Puts a row beside a task that says where its dispatch is. */
    public void dispatch(UUID task, String state, long reserved) {
        sql("""
                insert into catalog.dispatch (task_id, generation_id, state, round, attempt, dispatch_id, due_at,
                  reserved_tokens)
                values (?, ?, ?, 1, case when ? = 'READY' then 0 else 1 end, uuidv7(),
                  catalog.clock() + interval '1 hour', ?)""", task, id, state, state, reserved);
    }

    /** Counts what there is, as planning does. */
    public GenerationRows counted() {
        sql("""
                insert into catalog.generation_patient (generation_id, patient_id, step, last_step, open_tasks)
                select t.generation_id, t.patient_id,
                  coalesce(min(t.step) filter (where t.status = 'PENDING' or d.task_id is not null), max(t.step)),
                  max(t.step), count(*) filter (where t.status = 'PENDING' or d.task_id is not null)
                from catalog.task t left join catalog.dispatch d on d.task_id = t.id and d.state <> 'ORPHANED'
                where t.generation_id = ? group by t.generation_id, t.patient_id""", id);
        sql("""
                update catalog.generation g
                set tasks_total = c.total, tasks_done = c.done, tasks_failed = c.failed, tasks_waiting = c.waiting,
                  cells_selected = c.cells, cells_asked = c.cells, outcomes_written = c.written,
                  outcomes_failed = c.failed_cells, tasks_ceiling = c.total * 100, repair_allowance = 100,
                  patients_total = p.total, patients_done = p.done, has_pending = c.total > c.done + c.failed
                from (select count(*) as total, count(*) filter (where status = 'DONE') as done,
                    count(*) filter (where status = 'FAILED') as failed,
                    count(*) filter (where status = 'WAITING'
                      and not exists (select from catalog.dispatch d where d.task_id = t.id)) as waiting,
                    count(*) * 2 as cells, count(*) filter (where status = 'DONE') * 2 as written,
                    count(*) filter (where status = 'FAILED') * 2 as failed_cells
                  from catalog.task t where t.generation_id = ?) c,
                  (select count(*) as total, count(*) filter (where open_tasks = 0 and step = last_step) as done
                  from catalog.generation_patient where generation_id = ?) p
                where g.id = ?""", id, id, id);
        return this;
    }

    /** Sets columns of the generation's row. */
    public GenerationRows with(String assignments, Object... values) {
        Object[] all = java.util.Arrays.copyOf(values, values.length + 1);
        all[values.length] = id;
        sql("update catalog.generation set " + assignments + " where id = ?", all);
        return this;
    }

    /** Adds an uncovered patient without notes to a project. */
    public static void patient(String project, String patient, boolean covered) {
        sql("""
                insert into catalog.patient (project_id, patient_id, notes, tokens_o200k, tokens_cl100k, utf8_bytes,
                  max_tokens_o200k, max_tokens_cl100k, max_utf8_bytes, covered)
                values (?, ?, 1, 1, 1, 1, 1, 1, 1, ?)""", UUID.fromString(project), patient, covered);
    }

    /** Draws patients into a batch for the generation. */
    public void batch(int number, String... patients) {
        sql(
                "insert into catalog.batch (project_id, number, generation_id, size, seed) values (?, ?, ?, ?, 1)",
                project,
                number,
                id,
                patients.length);
        for (String patient : patients) {
            sql(
                    "insert into catalog.batch_patient (project_id, batch, patient_id) values (?, ?, ?)",
                    project,
                    number,
                    patient);
        }
        with("batch = ?", number);
    }

    /** Runs a statement as the database's owner. */
    public static int sql(String sql, Object... values) {
        try (Connection connection = TestDatabase.current().connectAsSuperuser();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError("the test's statement failed", e);
        }
    }

    /** The one value of a query, as text. */
    public static String read(String sql, Object... values) {
        try (Connection connection = TestDatabase.current().connectAsSuperuser();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new AssertionError("the test's query failed", e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int place = 0; place < values.length; place++) {
            statement.setObject(place + 1, values[place]);
        }
        return statement;
    }
}
