package dev.labelwright.review.export.read;

import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads patients with their values, in the order of their ids. */
final class PatientRows {
    private static final int PAGE = 200;

    private static final String PATIENTS = """
            with page as (
              select p.patient_id from catalog.patient p
              where p.project_id = :project and p.patient_id > :after
              order by p.patient_id
              limit :limit),
            first_said as (
              select distinct on (l.patient_id, l.variable_id, l.value) l.patient_id, l.variable_id, l.value,
                coalesce(n.noted_at, '-infinity') as noted_at, l.note_id, l.id
              from page
              join review.effective_label l on l.project_id = :project and l.patient_id = page.patient_id
              join catalog.variable v on v.id = l.variable_id and v.deleted_at is null
              left join catalog.note n on n.project_id = :project and n.note_id = l.note_id
              where l.value is not null
                and (l.note_id = '') = (v.kind = 'DEPENDENT' or v.scope = 'ONE_PER_PATIENT')
            """;

    private static final String OF_STATUS = " and l.status = :status";

    private static final String SAID = """
              order by l.patient_id, l.variable_id, l.value, noted_at, l.note_id, l.id),
            cell as (
              select f.patient_id, f.variable_id, jsonb_agg(f.value order by f.noted_at, f.note_id, f.id) as said
              from first_said f group by f.patient_id, f.variable_id),
            row_of as (
              select c.patient_id, jsonb_object_agg(c.variable_id, c.said) as said from cell c group by c.patient_id)
            select cast(jsonb_build_object('patientId', page.patient_id, 'said', coalesce(r.said, '{}')) as text)
            from page
            left join row_of r on r.patient_id = page.patient_id
            order by page.patient_id
            """;

    private PatientRows() {}

    /**
     * The patients behind another.
     *
     * @param last {@code null} for the first ones
     * @param status only labels of this status; {@code null} for all
     */
    static Uni<List<PatientRow>> after(Mutiny.Session session, UUID project, PatientRow last, ReviewStatus status) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("project", project);
        parameters.put("after", last == null ? "" : last.patientId());
        parameters.put("limit", PAGE);
        if (status != null) {
            parameters.put("status", status.name());
        }
        return JsonRows.select(
                session, PATIENTS + (status == null ? "" : OF_STATUS) + SAID, parameters, PatientRow.class);
    }
}
