package dev.labelwright.review.validation;

import dev.labelwright.csv.RejectedRows;
import dev.labelwright.event.EventJson;
import dev.labelwright.problem.Violation;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the items of patients and notes that the project does not have. */
final class PlaceCheck {
    private static final String MISSING = """
            select cast(jsonb_build_object('line', r.line, 'patient', p.patient_id is null) as text)
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r(line bigint, "patientId" text, "noteId" text)
            left join catalog.patient p on p.project_id = :project and p.patient_id = r."patientId"
            left join catalog.note n on n.project_id = :project and n.note_id = r."noteId"
              and n.patient_id = r."patientId"
            where p.patient_id is null or (r."noteId" <> '' and n.note_id is null)
            order by r.line
            """;

    private record Place(long line, String patientId, String noteId) {}

    /** @param patient whether it is the patient that is missing */
    private record Missing(long line, boolean patient) {}

    private PlaceCheck() {}

    /** Tells each item whose place is missing. */
    static Uni<Void> check(Mutiny.Session session, UUID project, List<Item> items, RejectedRows rejected) {
        List<Place> places = items.stream()
                .map(item -> new Place(item.line(), item.patientId(), item.noteId()))
                .toList();
        return JsonRows.select(
                        session, MISSING, Map.of("project", project, "rows", EventJson.write(places)), Missing.class)
                .invoke(missing -> missing.forEach(place -> rejected.add(violation(place))))
                .replaceWithVoid();
    }

    private static Violation violation(Missing missing) {
        return missing.patient()
                ? Violation.ofLine(
                        missing.line(),
                        ItemColumn.PATIENT.header(),
                        ItemRule.UNKNOWN_PATIENT.name(),
                        "the project has no such patient")
                : Violation.ofLine(
                        missing.line(),
                        ItemColumn.NOTE.header(),
                        ItemRule.UNKNOWN_NOTE.name(),
                        "the patient has no such note");
    }
}
