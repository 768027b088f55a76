package dev.labelwright.condition;

/** The labels that count, as a relation in SQL with project, patient, note, variable, value, confidence and evidence. */
public final class EffectiveLabels {
    /** What a preview has drafted counts for it as if it were written. */
    private static final String OF_PREVIEW = """
            (select e.project_id, e.patient_id, e.note_id, e.variable_id, e.value, e.confidence, e.evidence
            from review.effective_label e
            where not exists (select from review.preview_cell x
              where x.generation_id = :preview and x.patient_id = e.patient_id and x.note_id = e.note_id
                and x.variable_id = e.variable_id and x.class in ('WRITTEN', 'UNCHANGED', 'BELOW_THRESHOLD', 'EMPTY'))
            union all
            select x.project_id, x.patient_id, x.note_id, x.variable_id,
              case when d.confidence >= coalesce(v.confidence_threshold, g.confidence_threshold, p.confidence_threshold)
                then d.value end, d.confidence, d.evidence
            from review.preview_cell x
            cross join lateral jsonb_to_recordset(x.drafts)
              as d(value jsonb, confidence double precision, evidence jsonb)
            join catalog.generation g on g.id = x.generation_id
            join catalog.variable v on v.id = x.variable_id
            join catalog.project p on p.id = x.project_id
            where x.generation_id = :preview and x.class in ('WRITTEN', 'UNCHANGED', 'BELOW_THRESHOLD'))""";

    private EffectiveLabels() {}

    /**
     * The relation.
     *
     * @param preview whether it is that of a preview; then the statement has its id as {@code :preview}
     */
    public static String relation(boolean preview) {
        return preview ? OF_PREVIEW : "review.effective_label";
    }
}
