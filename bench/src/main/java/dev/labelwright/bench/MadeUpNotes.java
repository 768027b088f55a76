package dev.labelwright.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Puts made-up notes straight into the database: what is measured afterwards is not the upload. */
final class MadeUpNotes {
    /** One short sentence a note, no two alike; counts are those of an upload of such a sentence, rounded up. */
    private static final String NOTES = """
            insert into catalog.note (project_id, note_id, patient_id, noted_at, has_time, title, text, text_hash,
              tokens_o200k, tokens_cl100k, utf8_bytes, upload_id)
            select cast(? as uuid), 'N' || n, 'P' || lpad(cast(n / ? as text), 9, '0'),
              timestamptz '2024-01-01 00:00Z' + n % 300 * interval '1 day', false, 'Visit', t.text,
              sha256(convert_to(t.text, 'UTF8')), 40, 40, octet_length(t.text), cast(? as uuid)
            from generate_series(0, ? - 1) as n
            cross join lateral (select 'Patient number ' || n || ' is a former smoker, quit in 2010. Age '
              || 20 + n % 70 || ' years. Blood pressure 130/80.' as text) t""";

    private static final String PATIENTS = """
            insert into catalog.patient (project_id, patient_id, notes, tokens_o200k, tokens_cl100k, utf8_bytes,
              max_tokens_o200k, max_tokens_cl100k, max_utf8_bytes)
            select cast(? as uuid), 'P' || lpad(cast(p as text), 9, '0'), ?, 40 * ?, 40 * ?, 100 * ?, 40, 40, 100
            from generate_series(0, (? - 1) / ?) as p""";
    private static final String UPLOAD = """
            insert into catalog.upload (id, project_id, filename, notes_created, notes_updated, notes_unchanged,
              rejected_rows, uploaded_by)
            values (cast(? as uuid), cast(? as uuid), 'made-up.csv', ?, 0, 0, 0, 'bench')""";

    private MadeUpNotes() {}

    /**
     * Makes the notes of a project.
     *
     * @param database of a superuser
     * @param upload an id for the upload that they are said to come from
     */
    static void insert(String database, String project, String upload, int notes, int notesOfPatient)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(database)) {
            connection.setAutoCommit(false);
            run(connection, UPLOAD, upload, project, notes);
            run(
                    connection,
                    PATIENTS,
                    project,
                    notesOfPatient,
                    notesOfPatient,
                    notesOfPatient,
                    notesOfPatient,
                    notes,
                    notesOfPatient);
            run(connection, NOTES, project, notesOfPatient, upload, notes);
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("vacuum (analyze) catalog.note, catalog.patient");
            }
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            statement.executeUpdate();
        }
    }
}
