package dev.labelwright.review.apply;

import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of review.preview_cell. */
final class PreviewCells {
    private static final String ROWS = """
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r("generationId" uuid, "projectId" uuid, "patientId" text, "noteId" text, "variableId" uuid,
                class text, drafts jsonb, model text, "variableVersion" int, "noteHash" text)
            """;

    // A task that was asked for again answers again.
    private static final String WRITE = """
            insert into review.preview_cell (generation_id, project_id, patient_id, note_id, variable_id, class, drafts,
              model, variable_version, note_hash)
            select r."generationId", r."projectId", r."patientId", r."noteId", r."variableId", r.class, r.drafts,
              r.model, r."variableVersion", decode(r."noteHash", 'hex')
            """ + ROWS + """
            order by r."generationId", r."patientId" collate "C", r."noteId" collate "C", r."variableId"
            on conflict (generation_id, patient_id, note_id, variable_id) do update set class = excluded.class,
              drafts = excluded.drafts, model = excluded.model, variable_version = excluded.variable_version,
              note_hash = excluded.note_hash
            """;

    private static final String NEXT = """
            select cast(jsonb_build_object('generationId', c.generation_id, 'projectId', c.project_id,
              'patientId', c.patient_id, 'noteId', c.note_id, 'variableId', c.variable_id, 'class', c.class,
              'drafts', c.drafts, 'model', c.model, 'variableVersion', c.variable_version,
              'noteHash', encode(c.note_hash, 'hex')) as text)
            from review.preview_cell c
            where c.project_id = :project and c.generation_id = :generation
            order by c.generation_id, c.patient_id, c.note_id, c.variable_id
            limit :most
            for update
            """;

    private static final String DELETE = """
            delete from review.preview_cell c using (select *
            """ + ROWS + """
            ) as r
            where c.generation_id = r."generationId" and c.patient_id = r."patientId" and c.note_id = r."noteId"
              and c.variable_id = r."variableId"
            """;

    private PreviewCells() {}

    static Uni<Void> write(Mutiny.Session session, List<PreviewCell> cells) {
        return JsonRows.write(session, WRITE, cells);
    }

    /** Locks the first cells of a preview that are still there, in the order of their keys. */
    static Uni<List<PreviewCell>> next(Mutiny.Session session, UUID project, UUID generation, int most) {
        return JsonRows.select(
                session, NEXT, Map.of("project", project, "generation", generation, "most", most), PreviewCell.class);
    }

    static Uni<Void> delete(Mutiny.Session session, List<PreviewCell> cells) {
        return JsonRows.write(session, DELETE, cells);
    }
}
