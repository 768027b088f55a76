package dev.labelwright.review.list;

/**
 * What a patient's value is drawn from, in SQL: for an aggregated variable its cells in the patient's notes, for a
 * dependent one the cells of its inputs.
 */
final class SourceCells {
    /**
     * The cells {@code sc} of the variables {@code sv} that are the sources of a row {@code l} of review.label, whose
     * variable is {@code v}.
     */
    static final String OF_LABEL = """
            catalog.variable sv
            join review.cell sc on sc.project_id = l.project_id and sc.patient_id = l.patient_id
              and sc.variable_id = sv.id
              and (sc.note_id = '') = (v.kind = 'DEPENDENT' and (sv.kind = 'DEPENDENT' or sv.scope = 'ONE_PER_PATIENT'))
            """;

    /** Which variables those are. */
    static final String ARE_SOURCES = """
            l.note_id = '' and sv.project_id = l.project_id and sv.deleted_at is null
              and case v.kind when 'DEPENDENT' then v.inputs @> to_jsonb(sv.name) else sv.id = v.id end
            """;

    /**
     * Whether a patient's value is older than what it was drawn from: a label of its sources changed since, or was itself
     * read from another text of its note, or a note changed that the value quotes.
     */
    static final String CHANGED = """
            (exists (
              select 1 from jsonb_array_elements(l.evidence) as quote
              join catalog.note qn on qn.project_id = l.project_id and qn.note_id = quote ->> 'noteId'
              where qn.updated_at > greatest(l.drafted_at, l.fresh_at,
                case when l.ai_value is null then l.reviewed_at end))
            or exists (
              select 1 from
            """ + OF_LABEL + """
              join review.label sl on sl.cell_id = sc.id
              join review.revision sr on sr.label_id = sl.id and sr.version = sl.version
              left join catalog.note sn on sn.project_id = sl.project_id and sn.note_id = sl.note_id
              where l.drafted_at is not null and (sr.at > greatest(l.drafted_at, l.fresh_at)
                  or (sl.removed_at is null and sl.note_hash <> sn.text_hash))
                and
            """ + ARE_SOURCES + "))";

    private SourceCells() {}
}
