package dev.labelwright.review.list;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A filter of labels as conditions on a row {@code l} of review.label. */
public final class LabelConditions {
    // Of what is not settled a viewer knows their own decision; nobody is a viewer of that name where there is none.
    private static final String STATUS = """
            case when l.status = 'DRAFT' and l.reviewers <> '[]' then coalesce(
                (select own.value ->> 'status' from jsonb_array_elements(l.reviewers) as own(value)
                  where own.value ->> 'reviewer' = cast(:viewer as text)), 'DRAFT')
              else l.status end
            """;

    private static final Map<String, String> CONDITIONS = Map.of(
            "patientId", "l.patient_id = :patientId",
            "noteId", "l.note_id = :noteId",
            "variableId", "l.variable_id = :variableId",
            "status", STATUS + " = :status",
            "generationId", "l.generation_id = :generationId",
            "minConfidence", "l.confidence >= :minConfidence",
            "maxConfidence", "l.confidence <= :maxConfidence");

    private static final String GROUNDED =
            "(l.evidence <> '[]' and not l.evidence @> cast('[{\"grounded\": false}]' as jsonb))";

    private LabelConditions() {}

    /**
     * The conditions on rows {@code l} of review.label, of variables {@code v}, each led by {@code and};
     * {@link #parameters} has the values of their parameters.
     */
    public static String sql(LabelFilter filter, Viewer viewer) {
        StringBuilder sql = new StringBuilder(viewer.condition());
        values(filter).keySet().forEach(name -> sql.append(" and ").append(CONDITIONS.get(name)));
        if (filter.grounded() != null) {
            sql.append(filter.grounded() ? " and " : " and not ").append(GROUNDED);
        }
        return sql.toString();
    }

    /** The parameters of the conditions, to which others may be added. */
    public static Map<String, Object> parameters(LabelFilter filter, Viewer viewer) {
        Map<String, Object> parameters = values(filter);
        parameters.putAll(viewer.parameters());
        return parameters;
    }

    private static Map<String, Object> values(LabelFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("patientId", filter.patientId());
        parameters.put("noteId", filter.noteId());
        parameters.put("variableId", filter.variableId());
        parameters.put(
                "status", filter.status() == null ? null : filter.status().name());
        parameters.put("generationId", filter.generationId());
        parameters.put("minConfidence", filter.minConfidence());
        parameters.put("maxConfidence", filter.maxConfidence());
        parameters.values().removeIf(Objects::isNull);
        return parameters;
    }
}
