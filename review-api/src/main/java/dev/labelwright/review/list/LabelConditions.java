package dev.labelwright.review.list;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A filter of labels as conditions on a row {@code l} of review.label. */
public final class LabelConditions {
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

    private LabelConditions() {}

    /** The conditions, each led by {@code and}; {@link #parameters} has the values of their parameters. */
    public static String sql(LabelFilter filter) {
        StringBuilder sql = new StringBuilder();
        parameters(filter).keySet().forEach(name -> sql.append(" and ").append(CONDITIONS.get(name)));
        if (filter.grounded() != null) {
            sql.append(filter.grounded() ? " and " : " and not ").append(GROUNDED);
        }
        return sql.toString();
    }

    /** The parameters of the conditions, to which others may be added. */
    public static Map<String, Object> parameters(LabelFilter filter) {
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
