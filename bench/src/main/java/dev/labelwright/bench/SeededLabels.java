package dev.labelwright.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Puts drafts straight into the database, as if an earlier generation had read all notes of a project. */
final class SeededLabels {
    private static final int SLICE = 250_000;

    private static final String CELLS = """
            insert into review.cell (project_id, patient_id, note_id, variable_id, has_value, asked_at,
              generation_ordinal)
            select n.project_id, n.patient_id, n.note_id, v.id, true, catalog.clock(), 0
            from generate_series(?, ?) as i
            join catalog.note n on n.project_id = cast(? as uuid) and n.note_id = 'N' || i
            join catalog.variable v on v.project_id = n.project_id""";

    private static final String LABELS = """
            insert into review.label (id, cell_id, project_id, patient_id, note_id, variable_id, ai_value, confidence,
              model, variable_version, generation_id, generation_ordinal, note_hash, drafted_at, status)
            select uuidv7(), c.id, c.project_id, c.patient_id, c.note_id, c.variable_id, to_jsonb('seeded ' || i % 7),
              (i % 100) / 100.0, 'seeded', 1, cast(? as uuid), 0, n.text_hash, catalog.clock(), 'DRAFT'
            from generate_series(?, ?) as i
            join catalog.note n on n.project_id = cast(? as uuid) and n.note_id = 'N' || i
            join review.cell c on c.project_id = n.project_id and c.patient_id = n.patient_id
              and c.note_id = n.note_id""";

    private static final String REVISIONS = """
            insert into review.revision (label_id, version, actor_kind, actor, action, after, generation_id)
            select l.id, 1, 'MODEL', 'seeded', 'DRAFT',
              jsonb_build_object('draft', jsonb_build_object('value', l.ai_value, 'confidence', l.confidence,
                'evidence', l.evidence, 'model', l.model, 'variableVersion', 1, 'generationId', l.generation_id,
                'generationOrdinal', 0, 'draftedAt', l.drafted_at), 'decision', jsonb_build_object('status', 'DRAFT')),
              l.generation_id
            from generate_series(?, ?) as i
            join catalog.note n on n.project_id = cast(? as uuid) and n.note_id = 'N' || i
            join review.label l on l.project_id = n.project_id and l.patient_id = n.patient_id
              and l.note_id = n.note_id and l.removed_at is null""";

    private SeededLabels() {}

    /**
     * Drafts each variable in each of a project's first notes: cells, labels and their revisions.
     *
     * @param database of a superuser
     * @param generation an id for the generation that they are said to come from
     */
    static void insert(String database, String project, String generation, int notes) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database)) {
            for (int first = 0; first < notes; first += SLICE) {
                int last = Math.min(first + SLICE, notes) - 1;
                run(connection, CELLS, first, last, project);
                run(connection, LABELS, generation, first, last, project);
                run(connection, REVISIONS, first, last, project);
                if (first == 0) {
                    analyze(connection);
                }
            }
            analyze(connection);
        }
    }

    private static void analyze(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze) review.cell, review.label, review.revision");
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
