package dev.labelwright.upload;

import dev.labelwright.csv.FileRule;
import dev.labelwright.csv.RejectedRows;
import dev.labelwright.problem.Violation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Makes staged notes the project's notes, in sets. */
final class NoteMerge {
    private static final String DUPLICATES = """
            select line, first_line, count(*) over () as violations
            from (
              select line, min(line) over (partition by note_id) as first_line from staged_note
            ) places
            where line > first_line
            order by line limit 1000""";
    private static final String DELETE_DUPLICATES = """
            delete from staged_note s using (
              select line, min(line) over (partition by note_id) as first_line from staged_note
            ) places where places.line = s.line and places.line > places.first_line""";
    private static final String OTHER_PATIENTS = """
            select s.line, n.patient_id, count(*) over () as violations
            from staged_note s join catalog.note n on n.project_id = ? and n.note_id = s.note_id
            where n.patient_id <> s.patient_id
            order by s.line limit 1000""";
    private static final String DELETE_OTHER_PATIENTS = """
            delete from staged_note s using catalog.note n
            where n.project_id = ? and n.note_id = s.note_id and n.patient_id <> s.patient_id""";
    private static final String PATIENTS = """
            insert into catalog.patient (project_id, patient_id, notes, tokens_o200k, tokens_cl100k, utf8_bytes,
              max_tokens_o200k, max_tokens_cl100k, max_utf8_bytes)
            select distinct cast(? as uuid), patient_id, 0, 0, 0, 0, 0, 0, 0 from staged_note order by patient_id
            on conflict do nothing""";
    private static final String UPDATE = """
            with changed as (
              update catalog.note n
              set noted_at = s.noted_at, has_time = s.has_time, title = s.title, text = s.text,
                text_hash = s.text_hash, tokens_o200k = s.tokens_o200k, tokens_cl100k = s.tokens_cl100k,
                utf8_bytes = s.utf8_bytes, upload_id = ?, updated_at = now()
              from staged_note s
              where n.project_id = ? and n.note_id = s.note_id
                and (n.text_hash, n.title, n.has_time, n.noted_at)
                  is distinct from (s.text_hash, s.title, s.has_time, s.noted_at)
              returning n.patient_id
            ), kept as (insert into changed_patient select distinct patient_id from changed on conflict do nothing)
            select count(*) from changed""";
    private static final String INSERT = """
            with created as (
              insert into catalog.note (project_id, note_id, patient_id, noted_at, has_time, title, text, text_hash,
                tokens_o200k, tokens_cl100k, utf8_bytes, upload_id)
              select cast(? as uuid), note_id, patient_id, noted_at, has_time, title, text, text_hash, tokens_o200k,
                tokens_cl100k, utf8_bytes, cast(? as uuid)
              from staged_note order by note_id
              on conflict (project_id, note_id) do nothing
              returning patient_id
            ), kept as (insert into changed_patient select distinct patient_id from created on conflict do nothing)
            select count(*) from created""";
    private static final String SUMS = """
            update catalog.patient p
            set notes = sums.notes, tokens_o200k = sums.tokens_o200k, tokens_cl100k = sums.tokens_cl100k,
              utf8_bytes = sums.utf8_bytes, max_tokens_o200k = sums.max_tokens_o200k,
              max_tokens_cl100k = sums.max_tokens_cl100k, max_utf8_bytes = sums.max_utf8_bytes
            from (
              select n.patient_id, count(*) as notes, sum(tokens_o200k) as tokens_o200k,
                sum(tokens_cl100k) as tokens_cl100k, sum(n.utf8_bytes) as utf8_bytes,
                max(tokens_o200k) as max_tokens_o200k, max(tokens_cl100k) as max_tokens_cl100k,
                max(n.utf8_bytes) as max_utf8_bytes
              from changed_patient c join catalog.note n on n.project_id = ? and n.patient_id = c.patient_id
              group by n.patient_id
            ) sums
            where p.project_id = ? and p.patient_id = sums.patient_id""";
    private static final String DELETE_PROJECT_SUMS = "delete from catalog.patient_sums where project_id = ?";
    /** A patient of 200 notes or more has all the candidates that there can be. */
    private static final String PROJECT_SUMS = """
            insert into catalog.patient_sums (project_id, notes_class, patients, notes, tokens_o200k, tokens_cl100k,
              utf8_bytes, max_tokens_o200k, max_tokens_cl100k, max_utf8_bytes)
            select project_id, least(notes, 200), count(*), sum(notes), sum(tokens_o200k), sum(tokens_cl100k),
              sum(utf8_bytes), max(max_tokens_o200k), max(max_tokens_cl100k), max(max_utf8_bytes)
            from catalog.patient where project_id = ? group by project_id, least(notes, 200)""";

    private final Connection connection;
    private final UUID project;

    NoteMerge(Connection connection, UUID project) {
        this.connection = connection;
        this.project = project;
    }

    /** What became of the rows. */
    record Counts(long created, long updated) {}

    /** Tells notes that the file has twice, and notes that are known as another patient's. */
    void check(RejectedRows rejected) throws SQLException {
        execute("analyze staged_note");
        try (PreparedStatement duplicates = prepare(DUPLICATES);
                ResultSet rows = duplicates.executeQuery()) {
            long shown = 0;
            long all = 0;
            while (rows.next()) {
                shown++;
                all = rows.getLong(3);
                rejected.add(Violation.ofLine(
                        rows.getLong(1),
                        "NOTE_ID",
                        FileRule.DUPLICATE_NOTE_ID.name(),
                        "stands on line %d already".formatted(rows.getLong(2))));
            }
            rejected.addUnshown(all - shown);
        }
        try (PreparedStatement others = prepare(OTHER_PATIENTS, project);
                ResultSet rows = others.executeQuery()) {
            long shown = 0;
            long all = 0;
            while (rows.next()) {
                shown++;
                all = rows.getLong(3);
                rejected.add(Violation.ofLine(
                        rows.getLong(1),
                        "PERSON_ID",
                        FileRule.OTHER_PATIENT.name(),
                        "the note is known as one of the patient '%s'".formatted(rows.getString(2))));
            }
            rejected.addUnshown(all - shown);
        }
    }

    /** Takes the rows out that {@link #check} tells; how many. */
    long dropRejected() throws SQLException {
        return update(DELETE_DUPLICATES) + (long) update(DELETE_OTHER_PATIENTS, project);
    }

    /** Inserts new notes, updates changed ones, and sums their patients, and all patients, up again. */
    Counts merge(UUID upload) throws SQLException {
        execute("create temporary table changed_patient (patient_id text collate \"C\" primary key) on commit drop");
        update(PATIENTS, project);
        long updated = count(UPDATE, upload, project);
        long created = count(INSERT, project, upload);
        execute("analyze changed_patient");
        update(SUMS, project, project);
        update(DELETE_PROJECT_SUMS, project);
        update(PROJECT_SUMS, project);
        return new Counts(created, updated);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private long count(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
        return statement;
    }
}
