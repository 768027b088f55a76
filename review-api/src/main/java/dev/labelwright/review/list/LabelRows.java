package dev.labelwright.review.list;

import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.store.JsonRows;
import dev.labelwright.review.store.Labels;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads labels with their variables and notes, in the order of patient, note, variable and age. */
public final class LabelRows {
    /** How many parts a label's place in the order has. */
    public static final int KEY_PARTS = 4;

    private static final String SELECT = "select cast(jsonb_build_object('label', " + Labels.JSON + """
            , 'variable', v.name, 'scope', v.scope, 'type', v.type,
              'thresholds', jsonb_build_object('variable', v.confidence_threshold, 'project', p.confidence_threshold),
              'stale', coalesce(l.note_hash <> n.text_hash, false), 'notedAt', n.noted_at,
              'hasTime', coalesce(n.has_time, false)) as text)
            from review.label l
            join catalog.variable v on v.id = l.variable_id
            join catalog.project p on p.id = l.project_id
            left join catalog.note n on n.project_id = l.project_id and n.note_id = l.note_id
            where l.project_id = :project
            """;

    private static final Map<String, String> CONDITIONS = Map.of(
            "patientId", "l.patient_id = :patientId",
            "noteId", "l.note_id = :noteId",
            "variableId", "l.variable_id = :variableId",
            "status", "l.status = :status",
            "generationId", "l.generation_id = :generationId",
            "minConfidence", "l.confidence >= :minConfidence",
            "maxConfidence", "l.confidence <= :maxConfidence");

    private static final String GROUNDED =
            "(l.evidence <> '[]' and not l.evidence @> cast('[{\"grounded\": false}]' as jsonb))";

    private LabelRows() {}

    /** The place of a row in the order. */
    public static List<String> key(LabelRow row) {
        return List.of(
                row.label().cell().patientId(),
                row.label().cell().noteId(),
                row.label().cell().variableId().toString(),
                row.label().id().toString());
    }

    /**
     * The current labels behind a place.
     *
     * @param after the place, as by {@link #key}
     * @param limit the most rows
     */
    public static Uni<List<LabelRow>> list(
            Mutiny.Session session, UUID project, LabelFilter filter, Optional<List<String>> after, int limit) {
        StringBuilder sql = new StringBuilder(SELECT).append(" and l.removed_at is null");
        Map<String, Object> parameters = parameters(filter);
        parameters.keySet().forEach(name -> sql.append(" and ").append(CONDITIONS.get(name)));
        if (filter.grounded() != null) {
            sql.append(filter.grounded() ? " and " : " and not ").append(GROUNDED);
        }
        after.ifPresent(key -> {
            sql.append(" and (l.patient_id, l.note_id, l.variable_id, l.id)"
                    + " > (:afterPatient, :afterNote, :afterVariable, :afterLabel)");
            parameters.put("afterPatient", key.get(0));
            parameters.put("afterNote", key.get(1));
            parameters.put("afterVariable", QueryText.id("cursor", key.get(2)));
            parameters.put("afterLabel", QueryText.id("cursor", key.get(3)));
        });
        sql.append(" order by l.patient_id, l.note_id, l.variable_id, l.id limit :limit");
        parameters.put("project", project);
        parameters.put("limit", limit);
        return JsonRows.select(session, sql.toString(), parameters, LabelRow.class);
    }

    /**
     * One label, removed or not.
     *
     * @throws ProblemException {@code NOT_FOUND} where the project has none of that id, within the {@code Uni}
     */
    public static Uni<LabelRow> require(Mutiny.Session session, UUID project, UUID id) {
        return JsonRows.select(
                        session, SELECT + " and l.id = :id", Map.of("project", project, "id", id), LabelRow.class)
                .map(rows -> rows.stream().findFirst().orElseThrow(() -> ProblemException.notFound("label", id)));
    }

    private static Map<String, Object> parameters(LabelFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("patientId", filter.patientId());
        parameters.put("noteId", filter.noteId());
        parameters.put("variableId", filter.variableId());
        parameters.put(
                "status", filter.status() == null ? null : filter.status().name());
        parameters.put("generationId", filter.generationId());
        parameters.put("minConfidence", filter.minConfidence());
        parameters.put("maxConfidence", filter.maxConfidence());
        parameters.values().removeIf(java.util.Objects::isNull);
        return parameters;
    }
}
