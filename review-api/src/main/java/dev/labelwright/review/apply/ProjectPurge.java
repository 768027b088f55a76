package dev.labelwright.review.apply;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelCommand;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Deletes what the schema has of a project: cells with their labels and revisions, what previews kept, ends of rounds,
 * and at last its other commands. The database refuses it for a project that is not being deleted.
 */
final class ProjectPurge {
    private static final String CELLS = """
            select cast(to_jsonb(c.id) as text) from review.cell c
            where c.project_id = :project
            order by c.project_id, c.patient_id, c.note_id, c.variable_id
            limit :most
            for update
            """;

    // Called even without cells: it is the one place that knows whether the project may be purged.
    private static final String REVISIONS = """
            select cast(to_jsonb(review.purge_revisions(:project,
              array(select cast(r.id as uuid) from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as r(id))))
              as text)
            """;

    private static final String LABELS = """
            delete from review.label l
            using jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as r(id)
            where l.cell_id = cast(r.id as uuid)
            """;

    private static final String CELL_ROWS = """
            delete from review.cell c
            using jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as r(id)
            where c.id = cast(r.id as uuid)
            """;

    private static final String PREVIEWS = """
            delete from review.preview_cell c
            where (c.generation_id, c.patient_id, c.note_id, c.variable_id) in (
              select p.generation_id, p.patient_id, p.note_id, p.variable_id from review.preview_cell p
              where p.project_id = :project
              limit :most)
            """;

    private static final String ROUNDS = """
            delete from review.applied_result a
            where (a.task_id, a.round) in (
              select r.task_id, r.round from catalog.generation g
              join review.applied_result r on r.generation_id = g.id
              where g.project_id = :project
              limit :most)
            """;

    private static final String WINDOWS = """
            delete from review.window_answer a
            where (a.task_id, a.round, a.window_index) in (
              select r.task_id, r.round, r.window_index from catalog.generation g
              join review.window_answer r on r.generation_id = g.id
              where g.project_id = :project
              limit :most)
            """;

    private static final String CLAIMS = """
            delete from review.claim c
            where c.id in (select r.id from review.claim r where r.project_id = :project limit :most)
            """;

    private static final String KEYS = """
            delete from review.idempotent_request i
            where i.project_id = :project and i.key in (
              select r.key from review.idempotent_request r where r.project_id = :project limit :most)
            """;

    private static final String COMMANDS = """
            delete from review.applied_command c
            where c.outcome ->> 'projectId' = cast(cast(:project as uuid) as text) and c.id <> :command
            """;

    private ProjectPurge() {}

    /** Deletes the next rows. */
    static Uni<CommandSlice> slice(Mutiny.Session session, LabelCommand command) {
        Map<String, Object> next = Map.of("project", command.projectId(), "most", CommandSlice.MOST_CELLS);
        return JsonRows.select(session, CELLS, next, UUID.class)
                .chain(cells -> deleteCells(session, command.projectId(), cells)
                        .chain(labels -> cells.isEmpty()
                                ? others(session, command, next)
                                : Uni.createFrom().item(CommandSlice.ofLabels(labels, false))));
    }

    private static Uni<Integer> deleteCells(Mutiny.Session session, UUID project, List<UUID> cells) {
        String ids = EventJson.write(cells);
        return JsonRows.select(session, REVISIONS, Map.of("project", project, "ids", ids), Long.class)
                .chain(() -> execute(session, LABELS, Map.of("ids", ids)))
                .call(() -> execute(session, CELL_ROWS, Map.of("ids", ids)));
    }

    private static Uni<CommandSlice> others(Mutiny.Session session, LabelCommand command, Map<String, Object> next) {
        return execute(session, PREVIEWS, next)
                .chain(previews -> execute(session, ROUNDS, next).map(rounds -> previews + rounds))
                .chain(others -> execute(session, WINDOWS, next).map(windows -> others + windows))
                .chain(others -> execute(session, CLAIMS, next).map(claims -> others + claims))
                .chain(others -> execute(session, KEYS, next).map(keys -> others + keys))
                .chain(deleted -> deleted > 0
                        ? Uni.createFrom().item(CommandSlice.ofLabels(0, false))
                        : execute(session, COMMANDS, Map.of("project", command.projectId(), "command", command.id()))
                                .replaceWith(CommandSlice.ofLabels(0, true)));
    }

    private static Uni<Integer> execute(Mutiny.Session session, String sql, Map<String, ?> parameters) {
        Mutiny.MutationQuery statement = session.createNativeQuery(sql);
        parameters.forEach(statement::setParameter);
        return statement.executeUpdate();
    }
}
