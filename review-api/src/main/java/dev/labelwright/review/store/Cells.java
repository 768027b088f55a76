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
    // Without a note it is the patient's cell.
    private static final String ASKED = """
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r("projectId" uuid, "patientId" text, "noteId" text, "variableId" uuid)
            join catalog.variable v on v.id = r."variableId" and v.project_id = r."projectId" and v.deleted_at is null
            left join catalog.note n on n.project_id = r."projectId" and n.note_id = r."noteId"
              and n.patient_id = r."patientId"
            left join catalog.patient p on r."noteId" = '' and p.project_id = r."projectId"
              and p.patient_id = r."patientId"
            """;

    private static final String IN_PLACE = """
            where (n.note_id is not null or p.patient_id is not null)
            """;

    private static final String CREATE = """
            insert into review.cell (project_id, patient_id, note_id, variable_id)
            select r."projectId", r."patientId", r."noteId", r."variableId"
            """ + ASKED + IN_PLACE + """
            order by r."projectId", r."patientId" collate "C", r."noteId" collate "C", r."variableId"
            on conflict (project_id, patient_id, note_id, variable_id) do nothing
            """;

    private static final String SCOPE_AND_THRESHOLDS = """
            'thresholds', jsonb_build_object('variable', v.confidence_threshold, 'project',
                (select project.confidence_threshold from catalog.project where project.id = v.project_id))) as text)
            """;

    private static final String CELL = """
            select cast(jsonb_build_object('id', c.id, 'key', jsonb_build_object('projectId', c.project_id,
              'patientId', c.patient_id, 'noteId', c.note_id, 'variableId', c.variable_id),
              'generationOrdinal', c.generation_ordinal,
              'scope', case when c.note_id = '' then 'ONE_PER_PATIENT' else v.scope end,
            """ + SCOPE_AND_THRESHOLDS;

    private static final String FOUND = """
            join review.cell c on c.project_id = r."projectId" and c.patient_id = r."patientId"
              and c.note_id = r."noteId" and c.variable_id = r."variableId"
            """;

    private static final String LOCKED_IN_ORDER = """
            order by c.project_id, c.patient_id, c.note_id, c.variable_id
            for update of c
            """;

    private static final String LOCK = CELL + ASKED + FOUND + IN_PLACE + LOCKED_IN_ORDER;

    private static final String LOCK_EXISTING = CELL + """
            from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as r(id)
            join review.cell c on c.id = cast(r.id as uuid)
            join catalog.variable v on v.id = c.variable_id
            """ + LOCKED_IN_ORDER;

    private static final String LOOK = """
            select cast(jsonb_build_object('id', c.id, 'key', jsonb_build_object('projectId', r."projectId",
              'patientId', r."patientId", 'noteId', r."noteId", 'variableId', r."variableId"),
              'generationOrdinal', c.generation_ordinal,
              'scope', case when r."noteId" = '' then 'ONE_PER_PATIENT' else v.scope end,
            """ + SCOPE_AND_THRESHOLDS + ASKED + "left " + FOUND + IN_PLACE;

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

    private static final String FORGET = """
            update review.cell c set has_value = false, reviewed = false, generation_ordinal = null, asked_at = null
            from jsonb_array_elements_text(cast(cast(:rows as text) as jsonb)) as r(id)
            where c.id = cast(r.id as uuid)
            """;

    private Cells() {}

    /**
     * Creates the cells that are missing and locks all. A cell of a note, patient or variable that is not there, or not
     * of that patient and project, is left out.
     */
    public static Uni<List<KnownCell>> lock(Mutiny.Session session, Collection<CellKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<CellKey> rows = List.copyOf(keys);
        return JsonRows.write(session, CREATE, rows)
                .chain(() -> JsonRows.select(session, LOCK, Map.of("rows", EventJson.write(rows)), KnownCell.class));
    }

    /** Locks cells that are there, even of variables that were deleted. */
    public static Uni<List<KnownCell>> lockExisting(Mutiny.Session session, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : JsonRows.select(session, LOCK_EXISTING, Map.of("ids", EventJson.write(ids)), KnownCell.class);
    }

    /** As {@link #lock}, but creates and locks nothing: what is true now may change at once. */
    public static Uni<List<KnownCell>> look(Mutiny.Session session, Collection<CellKey> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : JsonRows.select(session, LOOK, Map.of("rows", EventJson.write(keys)), KnownCell.class);
    }

    /** Locks the cell of a label; empty where the project has no such label. */
    public static Uni<Optional<KnownCell>> lockOfLabel(Mutiny.Session session, UUID project, UUID label) {
        return JsonRows.select(session, LOCK_OF_LABEL, Map.of("project", project, "label", label), KnownCell.class)
                .map(rows -> rows.stream().findFirst());
    }

    /** Writes what selections ask of cells. */
    public static Uni<Void> write(Mutiny.Session session, List<CellWrite> cells) {
        return JsonRows.write(session, WRITE, cells);
    }

    /** Makes cells that have no labels as if nobody had ever asked. */
    public static Uni<Void> forget(Mutiny.Session session, List<UUID> ids) {
        return JsonRows.write(session, FORGET, ids);
    }
}
