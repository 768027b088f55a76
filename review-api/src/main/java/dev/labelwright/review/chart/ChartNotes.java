package dev.labelwright.review.chart;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads a patient's notes in the order of their dates, no more text at once than a page may have. */
final class ChartNotes {
    /** How many parts a note's place in the order has. */
    static final int KEY_PARTS = 2;

    /** The most text of a page, in bytes of UTF-8; a note has at most an eighth of it. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final String UNDATED = "-";

    // The text is read only of the notes that the page has room for.
    private static final String PAGE = """
            with candidate as (
              select n.note_id, coalesce(n.noted_at, '-infinity') as placed_at,
                sum(n.utf8_bytes) over (order by coalesce(n.noted_at, '-infinity'), n.note_id) as bytes
              from catalog.note n
              where n.project_id = :project and n.patient_id = :patient
                and (coalesce(n.noted_at, '-infinity'), n.note_id)
                  > (cast(cast(:afterDate as text) as timestamptz), :afterNote)
              order by placed_at, n.note_id
              limit :limit
            )
            select cast(jsonb_build_object('noteId', n.note_id, 'notedAt', n.noted_at, 'hasTime', n.has_time,
              'title', n.title, 'text', case when c.bytes <= :bytes then n.text end) as text)
            from candidate c
            join catalog.note n on n.project_id = :project and n.note_id = c.note_id
            order by c.placed_at, c.note_id
            """;

    private static final String PATIENT = """
            select cast(to_jsonb(p.patient_id) as text) from catalog.patient p
            where p.project_id = :project and p.patient_id = :patient
            """;

    /**
     * A note.
     *
     * @param text {@code null} where the page has no more room for it
     */
    record Row(String noteId, Instant notedAt, boolean hasTime, String title, String text) {
        List<String> key() {
            return List.of(notedAt == null ? UNDATED : notedAt.toString(), noteId);
        }
    }

    private ChartNotes() {}

    /** Requires that the project has the patient. */
    static Uni<String> requirePatient(Mutiny.Session session, UUID project, String patient) {
        return JsonRows.select(session, PATIENT, Map.of("project", project, "patient", patient), String.class)
                .map(found ->
                        found.stream().findFirst().orElseThrow(() -> ProblemException.notFound("patient", patient)));
    }

    /** The notes behind a place, at most so many; those behind the last that has a text do not fit any more. */
    static Uni<List<Row>> behind(
            Mutiny.Session session, UUID project, String patient, Optional<List<String>> after, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("project", project);
        parameters.put("patient", patient);
        parameters.put("afterDate", after.map(key -> date(key.getFirst())).orElse("-infinity"));
        parameters.put("afterNote", after.map(List::getLast).orElse(""));
        parameters.put("bytes", MOST_BYTES);
        parameters.put("limit", limit);
        return JsonRows.select(session, PAGE, parameters, Row.class);
    }

    private static String date(String part) {
        try {
            return part.equals(UNDATED) ? "-infinity" : Instant.parse(part).toString();
        } catch (DateTimeParseException e) {
            ProblemException problem = ProblemException.ofField(
                    ErrorCode.INVALID_PARAMETER, "cursor", "must be a nextCursor that this list gave out");
            problem.initCause(e);
            throw problem;
        }
    }
}
