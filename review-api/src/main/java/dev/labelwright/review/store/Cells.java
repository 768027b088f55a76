package dev.labelwright.review.store;

import dev.labelwright.event.EventJson;
import dev.labelwright.review.label.CellKey;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of cells: created and locked in the order of their keys, so that no two writers wait for each other. */
public final class Cells {
    private static final String ASKED = """
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r("projectId" uuid, "patientId" text, "noteId" text, "variableId" uuid)
            join catalog.note n on n.project_id = r."projectId" and n.note_id = r."noteId"
              and n.patient_id = r."patientId"
            join catalog.variable v on v.id = r."variableId" and v.project_id = r."projectId" and v.deleted_at is null
            """;

    private static final String CREATE = """
            insert into review.cell (project_id, patient_id, note_id, variable_id)
            select r."projectId", r."patientId", r."noteId", r."variableId"
            """ + ASKED + """
            order by r."projectId", r."patientId" collate "C", r."noteId" collate "C", r."variableId"
            on conflict (project_id, patient_id, note_id, variable_id) do nothing
            """;

    private static final String CELL = """
            select cast(jsonb_build_object('id', c.id, 'key', jsonb_build_object('projectId', c.project_id,
              'patientId', c.patient_id, 'noteId', c.note_id, 'variableId', c.variable_id),
              'generationOrdinal', c.generation_ordinal, 'scope', v.scope) as text)
            """;

    private static final String LOCK = CELL + ASKED + """
            join review.cell c on c.project_id = r."projectId" and c.patient_id = r."patientId"
              and c.note_id = r."noteId" and c.variable_id = r."variableId"
            order by c.project_id, c.patient_id, c.note_id, c.variable_id
            for update of c
            """;

    private static final String LOCK_OF_LABEL = CELL + """
            from review.cell c
            join catalog.variable v on v.id = c.variable_id
            where c.project_id = :project and c.id = (select l.cell_id from review.label l where l.id = :label)
            for update of c
            """;

    private static final String WRITE = """
            update review.cell c set has_value = r."hasValue", reviewed = r.reviewed,
              generation_ordinal = greatest(c.generation_ordinal, r."generationOrdinal"),
              asked_at = coalesce(r."askedAt", c.asked_at)
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r(id uuid, "hasValue" boolean, reviewed boolean, "generationOrdinal" int, "askedAt" timestamptz)
            where c.id = r.id
            """;

    private Cells() {}

    /**
     * Creates the cells that are missing and locks all. A cell of a note or variable that is not there, or not of that
     * patient and project, is left out.
     */
    public static Uni<List<LockedCell>> lock(Mutiny.Session session, Collection<CellKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<CellKey> rows = List.copyOf(keys);
        return JsonRows.write(session, CREATE, rows)
                .chain(() -> JsonRows.select(session, LOCK, Map.of("rows", EventJson.write(rows)), LockedCell.class));
    }

    /** Locks the cell of a label; empty where the project has no such label. */
    public static Uni<Optional<LockedCell>> lockOfLabel(Mutiny.Session session, UUID project, UUID label) {
        return JsonRows.select(session, LOCK_OF_LABEL, Map.of("project", project, "label", label), LockedCell.class)
                .map(rows -> rows.stream().findFirst());
    }

    /** Writes what selections ask of cells. */
    public static Uni<Void> write(Mutiny.Session session, List<CellWrite> cells) {
        return JsonRows.write(session, WRITE, cells);
    }
}
