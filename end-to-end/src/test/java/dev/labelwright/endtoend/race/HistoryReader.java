package dev.labelwright.endtoend.race;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.labelwright.event.EventJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads a project's history out of the database, patient by patient. */
final class HistoryReader {
    private static final String CELLS = """
            select jsonb_build_object('id', c.id, 'noteId', c.note_id, 'variableId', c.variable_id,
              'many', v.scope = 'MANY_PER_NOTE', 'hasValue', c.has_value, 'reviewed', c.reviewed,
              'ordinal', c.generation_ordinal)
            from review.cell c join catalog.variable v on v.id = c.variable_id
            where c.project_id = cast(? as uuid) and c.patient_id = ?""";

    private static final String LABELS = """
            select jsonb_build_object('id', l.id, 'cellId', l.cell_id, 'version', l.version, 'removedAt', l.removed_at,
              'state', jsonb_build_object(
                'draft', jsonb_build_object('value', l.ai_value, 'confidence', l.confidence, 'evidence', l.evidence,
                  'model', l.model, 'variableVersion', l.variable_version, 'generationId', l.generation_id,
                  'generationOrdinal', l.generation_ordinal, 'threshold', l.threshold,
                  'noteHash', encode(l.note_hash, 'hex'), 'draftedAt', l.drafted_at),
                'decision', jsonb_build_object('status', l.status, 'value', l.decided_value, 'reviewer', l.reviewer,
                  'reviewedAt', l.reviewed_at, 'comment', l.comment)))
            from review.label l where l.project_id = cast(? as uuid) and l.patient_id = ?""";

    private static final String REVISIONS = """
            select jsonb_build_object('labelId', r.label_id, 'cellId', l.cell_id, 'version', r.version, 'at', r.at,
              'transaction', cast(cast(r.xmin as text) as bigint), 'actorKind', r.actor_kind, 'actor', r.actor,
              'action', r.action, 'before', r.before, 'after', r.after, 'generationId', r.generation_id,
              'comment', r.comment)
            from review.revision r join review.label l on l.id = r.label_id
            where l.project_id = cast(? as uuid) and l.patient_id = ?
            order by r.at, r.id""";

    private static final String APPLIED = """
            select jsonb_build_object('taskId', a.task_id, 'round', a.round, 'generationId', a.generation_id,
              'dispatchId', a.dispatch_id, 'closedAs', a.closed_as, 'at', a.applied_at,
              'transaction', cast(cast(a.xmin as text) as bigint),
              'cells', jsonb_build_object('written', a.written, 'unchanged', a.unchanged,
                'protectedCells', a.protected_cells, 'superseded', a.superseded,
                'belowThreshold', a.below_threshold, 'empty', a.empty))
            from review.applied_result a
            join catalog.generation g on g.id = a.generation_id
            join catalog.task t on t.id = a.task_id
            where g.project_id = cast(? as uuid) and t.patient_id = ?""";

    private final Connection database;
    private final String project;

    /**
     * A reader.
     *
     * @param database a superuser's
     */
    HistoryReader(Connection database, String project) {
        this.database = database;
        this.project = project;
    }

    PatientHistory read(String patient) throws SQLException {
        return new PatientHistory(
                rows(CELLS, patient, CellRow.class),
                rows(LABELS, patient, LabelRow.class),
                rows(REVISIONS, patient, Revision.class),
                rows(APPLIED, patient, AppliedResult.class));
    }

    private <T> List<T> rows(String sql, String patient, Class<T> type) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, project);
            statement.setString(2, patient);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(EventJson.mapper().readValue(result.getString(1), type));
                }
            }
            return rows;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row is no " + type.getSimpleName(), e);
        }
    }
}
