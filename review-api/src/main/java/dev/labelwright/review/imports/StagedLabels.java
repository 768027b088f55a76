package dev.labelwright.review.imports;

import dev.labelwright.csv.RejectedRows;
import dev.labelwright.problem.Violation;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The labels of a file in a temporary table of the import's transaction. */
final class StagedLabels {
    private static final UUID FIRST = new UUID(0, 0);

    private static final String TABLE = """
            create temporary table staged_label (
              place bigint not null,
              line bigint not null,
              pointer text,
              patient_id text collate "C" not null,
              note_id text collate "C" not null,
              variable_id uuid not null,
              content jsonb not null
            ) on commit drop
            """;

    private static final String ADD = """
            insert into staged_label
            select r.place, r.line, r.pointer, r."patientId", r."noteId", r."variableId", r.content
            from (
              select l.place, cast(l.origin ->> 'line' as bigint) as line, l.origin ->> 'pointer' as pointer,
                l."patientId", l."noteId", l."variableId", l.content
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                as l(place bigint, origin jsonb, "patientId" text, "noteId" text, "variableId" uuid, content jsonb)
            ) r
            """;

    private static final String VIOLATION = """
            select cast(jsonb_build_object('line', s.line, 'pointer', s.pointer, 'count', count(*) over ()) as text)
            from staged_label s
            """;

    private static final String FIRST_ONES = " order by s.place limit 1000";

    private static final String UNKNOWN_PATIENT = VIOLATION + """
            where not exists (
              select from catalog.patient p where p.project_id = :project and p.patient_id = s.patient_id)
            """ + FIRST_ONES;

    private static final String UNKNOWN_NOTE = VIOLATION + """
            where s.note_id <> '' and not exists (
              select from catalog.note n
              where n.project_id = :project and n.note_id = s.note_id and n.patient_id = s.patient_id)
            """ + FIRST_ONES;

    private static final String DUPLICATE = """
            select cast(jsonb_build_object('line', s.line, 'pointer', s.pointer, 'count', count(*) over ()) as text)
            from (
              select d.*, row_number() over (partition by d.patient_id, d.note_id, d.variable_id order by d.place) as nth
              from staged_label d
              join catalog.variable v on v.id = d.variable_id
              where d.note_id = '' or v.scope <> 'MANY_PER_NOTE'
            ) s
            where s.nth > 1
            """ + FIRST_ONES;

    // What was read from an earlier text cannot be looked up any more; such a label is stale, and says so.
    private static final String NOT_IN_NOTE = VIOLATION + """
            where exists (
              select from jsonb_array_elements(s.content -> 'draft' -> 'evidence') as quote
              left join catalog.note n on n.project_id = :project and n.note_id = quote ->> 'noteId'
                and n.patient_id = s.patient_id
              where cast(quote ->> 'grounded' as boolean)
                and case when s.note_id = '' then not cast(s.content ->> 'stale' as boolean)
                  else coalesce(s.content -> 'draft' ->> 'noteHash' = encode(n.text_hash, 'hex'), true) end
                and substring(n.text from cast(quote ->> 'start' as int) + 1
                  for cast(quote ->> 'end' as int) - cast(quote ->> 'start' as int)) is distinct from quote ->> 'text')
            """ + FIRST_ONES;

    private static final String CELLS = """
            select cast(jsonb_build_object('key', jsonb_build_object('projectId', cast(:project as uuid), 'patientId',
              s.patient_id, 'noteId', s.note_id, 'variableId', s.variable_id),
              'contents', jsonb_agg(s.content order by s.place)) as text)
            from staged_label s
            where (s.patient_id, s.note_id, s.variable_id) > (:patient, :note, cast(:variable as uuid))
            group by s.patient_id, s.note_id, s.variable_id
            order by s.patient_id, s.note_id, s.variable_id
            limit :limit
            """;

    // Only what this transaction wrote.
    private static final String FRESH = """
            update review.label l set fresh_at = catalog.clock()
            from staged_label s
            where s.note_id = '' and not cast(s.content ->> 'stale' as boolean)
              and l.project_id = :project and l.patient_id = s.patient_id and l.note_id = ''
              and l.variable_id = s.variable_id and l.removed_at is null and l.drafted_at is not null
              and l.xmin = cast(pg_current_xact_id() as xid)
            """;

    /** The labels of the file for one cell, in its order. */
    record StagedCell(CellKey key, List<ImportedLabel.Content> contents) {}

    private record Place(long line, String pointer, long count) {}

    private StagedLabels() {}

    static Uni<Void> create(Mutiny.Session session) {
        return session.createNativeQuery(TABLE).executeUpdate().replaceWithVoid();
    }

    /**
     * Adds labels.
     *
     * @param rows a JSON list
     */
    static Uni<Void> add(Mutiny.Session session, String rows) {
        return session.createNativeQuery(ADD)
                .setParameter("rows", rows)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Tells what is wrong with labels beside the others and the notes. */
    static Uni<Void> check(Mutiny.Session session, UUID project, RejectedRows rejected) {
        return session.createNativeQuery("create index on staged_label (patient_id, note_id, variable_id)")
                .executeUpdate()
                .chain(() -> session.createNativeQuery("analyze staged_label").executeUpdate())
                .chain(() -> tell(
                        session,
                        UNKNOWN_PATIENT,
                        Map.of("project", project),
                        new Rule("PATIENT_ID", ImportRule.UNKNOWN_PATIENT, "the project has no patient of this id"),
                        rejected))
                .chain(() -> tell(
                        session,
                        UNKNOWN_NOTE,
                        Map.of("project", project),
                        new Rule("NOTE_ID", ImportRule.UNKNOWN_NOTE, "the patient has no note of this id"),
                        rejected))
                .chain(() -> tell(
                        session,
                        DUPLICATE,
                        Map.of(),
                        new Rule(
                                "VARIABLE",
                                ImportRule.DUPLICATE,
                                "an earlier label of the file is in the same cell, which has room for one"),
                        rejected))
                .chain(() -> tell(
                        session,
                        NOT_IN_NOTE,
                        Map.of("project", project),
                        new Rule(
                                "EVIDENCE",
                                ImportRule.NOT_IN_NOTE,
                                "a grounded quote is not what the note says between its offsets"),
                        rejected));
    }

    private record Rule(String column, ImportRule rule, String message) {
        Violation at(Place place) {
            return new Origin(place.line(), place.pointer()).violation(column, rule, message);
        }
    }

    private static Uni<Void> tell(
            Mutiny.Session session, String sql, Map<String, ?> parameters, Rule rule, RejectedRows rejected) {
        return JsonRows.select(session, sql, parameters, Place.class)
                .invoke(places -> {
                    places.forEach(place -> rejected.add(rule.at(place)));
                    if (!places.isEmpty()) {
                        rejected.addUnshown(places.getFirst().count() - places.size());
                    }
                })
                .replaceWithVoid();
    }

    /**
     * The cells behind another, in the order in which cells are locked.
     *
     * @param last {@code null} for the first ones
     */
    static Uni<List<StagedCell>> cells(Mutiny.Session session, UUID project, CellKey last, int limit) {
        return JsonRows.select(
                session,
                CELLS,
                Map.of(
                        "project",
                        project,
                        "patient",
                        last == null ? "" : last.patientId(),
                        "note",
                        last == null ? "" : last.noteId(),
                        "variable",
                        last == null ? FIRST : last.variableId(),
                        "limit",
                        limit),
                StagedCell.class);
    }

    /** Marks patients' values that the file does not call stale as being as new as what was imported with them. */
    static Uni<Void> markFresh(Mutiny.Session session, UUID project) {
        return session.createNativeQuery(FRESH)
                .setParameter("project", project)
                .executeUpdate()
                .replaceWithVoid();
    }
}
