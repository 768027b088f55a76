package dev.labelwright.review.progress;

import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A variable's labels, counted.
 *
 * @param labels by review status
 * @param candidates labels in notes, of a value of the patient, that nobody reviewed
 */
record ProgressRow(
        String variable, Map<String, Long> labels, long withValue, long cells, long reviewedCells, long candidates) {
    // Where a variable's values live; candidates of a patient's value are told apart.
    private static final String COUNT = """
            with variable as (
              select v.id, v.name, v.position, v.kind = 'DEPENDENT' or v.scope = 'ONE_PER_PATIENT' as of_patient
              from catalog.variable v where v.project_id = :project and v.deleted_at is null),
            label as (
              select l.variable_id, l.note_id = '' as of_patient, l.status, count(*) as n,
                count(*) filter (where l.status in ('ACCEPTED', 'EDITED', 'MANUAL')
                  or (l.status = 'DRAFT' and l.ai_value is not null)) as filled
              from review.label l
              where l.project_id = :project and l.removed_at is null
                and (l.status <> 'DRAFT' or l.drafted_at is not null or l.ai_value is not null)
              group by 1, 2, 3),
            cell as (
              select c.variable_id, c.note_id = '' as of_patient, count(*) as n,
                count(*) filter (where c.reviewed) as reviewed
              from review.cell c
              where c.project_id = :project and (c.asked_at is not null or c.reviewed)
              group by 1, 2),
            tally as (
              select v.id, jsonb_object_agg(l.status, l.n) filter (where l.of_patient = v.of_patient) as labels,
                sum(l.filled) filter (where l.of_patient = v.of_patient) as filled,
                sum(l.n) filter (where l.of_patient <> v.of_patient and l.status = 'DRAFT') as candidates
              from variable v join label l on l.variable_id = v.id
              group by v.id)
            select cast(jsonb_build_object('variable', v.name, 'labels', coalesce(t.labels, '{}'),
              'withValue', coalesce(t.filled, 0), 'cells', coalesce(c.n, 0), 'reviewedCells', coalesce(c.reviewed, 0),
              'candidates', coalesce(t.candidates, 0)) as text)
            from variable v
            left join tally t on t.id = v.id
            left join cell c on c.variable_id = v.id and c.of_patient = v.of_patient
            order by v.position, v.id
            """;

    static Uni<List<ProgressRow>> list(Mutiny.Session session, UUID project) {
        return JsonRows.select(session, COUNT, Map.of("project", project), ProgressRow.class);
    }
}
