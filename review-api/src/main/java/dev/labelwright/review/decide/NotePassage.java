package dev.labelwright.review.decide;

import dev.labelwright.event.EventJson;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a note says at a place, read with the hash of the text that says so.
 *
 * @param patientId whose note it is; {@code null} where there is no such note
 * @param textHash SHA-256 of the note's text, lower-case hexadecimal
 * @param length the text's, in Unicode code points
 * @param text what stands there
 */
record NotePassage(String patientId, String textHash, int length, String text) {
    private static final String READ = """
            select cast(jsonb_build_object('patientId', n.patient_id, 'textHash', encode(n.text_hash, 'hex'),
              'length', coalesce(char_length(n.text), 0), 'text', substring(n.text from r.start + 1 for r."end" - r.start))
              as text)
            from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
              as r(place int, "noteId" text, start int, "end" int)
            left join catalog.note n on n.project_id = :project and n.note_id = r."noteId"
            order by r.place
            """;

    private record Row(int place, String noteId, int start, int end) {}

    boolean isOf(String patient) {
        return patient.equals(patientId);
    }

    /** The passages of places whose offsets are in order, one for each. */
    static Uni<List<NotePassage>> read(Mutiny.Session session, UUID project, List<AddBody.Place> places) {
        if (places.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Row> rows = IntStream.range(0, places.size())
                .mapToObj(place -> new Row(
                        place,
                        places.get(place).noteId(),
                        places.get(place).start(),
                        places.get(place).end()))
                .toList();
        return JsonRows.select(
                session, READ, Map.of("rows", EventJson.write(rows), "project", project), NotePassage.class);
    }
}
