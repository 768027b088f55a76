package dev.labelwright.review.export.read;

import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.list.LabelRows;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads notes and patients with their labels, in the order of patient and note; a patient comes before its notes. */
final class UnitRows {
    private static final int PAGE = 200;

    /** The most text of a page beside that of its last note, in bytes of UTF-8. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    // Where anything was asked or said.
    private static final String PLACES = """
            with place as (
              select distinct c.patient_id, c.note_id
              from review.cell c
              where c.project_id = :project and (c.patient_id, c.note_id) > (:patient, :note)
            """;

    private static final String NOT_HELD_OUT = """
                and not exists (
                  select from review.validation_item i
                  join review.validation_set s on s.id = i.validation_set_id
                  where i.patient_id = c.patient_id and s.project_id = :project and s.kind = 'HOLDOUT')
            """;

    private static final String UNITS = """
              order by c.patient_id, c.note_id
              limit :limit),
            unit as (
              select place.patient_id, place.note_id, n.noted_at, coalesce(n.has_time, false) as has_time,
                coalesce(n.title, '') as title, coalesce(n.text, '') as text, encode(n.text_hash, 'hex') as text_hash,
                sum(coalesce(n.utf8_bytes, 0)) over (order by place.patient_id, place.note_id)
                  - coalesce(n.utf8_bytes, 0) as bytes_before
              from place
              left join catalog.note n on n.project_id = :project and n.note_id = place.note_id)
            select cast(jsonb_build_object('patientId', u.patient_id, 'noteId', u.note_id, 'notedAt', u.noted_at,
              'hasTime', u.has_time, 'title', u.title, 'text', u.text, 'textHash', u.text_hash, 'labels', coalesce((
            """
            + "select jsonb_agg(" + LabelRows.JSON + " order by l.variable_id, l.id) from review.label l"
            + LabelRows.JOINS + """
                where l.project_id = :project and l.patient_id = u.patient_id and l.note_id = u.note_id
                  and l.removed_at is null
            """;

    private static final String OF_STATUS = " and l.status = :status";

    private static final String IN_ORDER = """
            ), '[]')) as text)
            from unit u
            where u.bytes_before < :bytes
            order by u.patient_id, u.note_id
            """;

    private UnitRows() {}

    /**
     * The units behind another, at least one where there are any.
     *
     * @param last {@code null} for the first ones
     * @param status only labels of this status; {@code null} for all
     * @param heldOut whether patients of a holdout set are there too
     */
    static Uni<List<Unit>> after(
            Mutiny.Session session, UUID project, Unit last, ReviewStatus status, boolean heldOut) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("project", project);
        parameters.put("patient", last == null ? "" : last.patientId());
        parameters.put("note", last == null ? "" : last.noteId());
        parameters.put("limit", PAGE);
        parameters.put("bytes", MOST_BYTES);
        if (status != null) {
            parameters.put("status", status.name());
        }
        String sql = PLACES + (heldOut ? "" : NOT_HELD_OUT) + UNITS + (status == null ? "" : OF_STATUS) + IN_ORDER;
        return JsonRows.select(session, sql, parameters, Unit.class);
    }
}
