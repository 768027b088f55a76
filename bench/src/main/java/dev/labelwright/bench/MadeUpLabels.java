package dev.labelwright.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A label of each variable in each note of a project, every second one accepted; with a quote that stands there. */
final class MadeUpLabels {
    private static final String CELLS = """
            insert into review.cell (project_id, patient_id, note_id, variable_id, has_value, reviewed)
            select n.project_id, n.patient_id, n.note_id, v.id, true, v.position % 2 = 0
            from catalog.note n
            join catalog.variable v on v.project_id = n.project_id
            where n.project_id = cast(? as uuid)""";

    private static final String LABELS = """
            insert into review.label (id, cell_id, project_id, patient_id, note_id, variable_id, ai_value, confidence,
              evidence, model, variable_version, note_hash, drafted_at, status, reviewer, reviewed_at)
            select uuidv7(), c.id, c.project_id, c.patient_id, c.note_id, c.variable_id,
              to_jsonb('finding of ' || c.note_id), 0.9, jsonb_build_array(jsonb_build_object('noteId', c.note_id,
                'start', 0, 'end', 20, 'text', left(n.text, 20), 'grounded', true)),
              'bench', 1, n.text_hash, catalog.clock(), case when c.reviewed then 'ACCEPTED' else 'DRAFT' end,
              case when c.reviewed then 'bench' end, case when c.reviewed then catalog.clock() end
            from review.cell c
            join catalog.note n on n.project_id = c.project_id and n.note_id = c.note_id
            where c.project_id = cast(? as uuid)""";

    private MadeUpLabels() {}

    static void insert(String database, String project) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database)) {
            for (String sql : new String[] {CELLS, LABELS}) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setString(1, project);
                    statement.executeUpdate();
                }
            }
            try (PreparedStatement analyze = connection.prepareStatement("analyze review.cell, review.label")) {
                analyze.execute();
            }
        }
    }
}
