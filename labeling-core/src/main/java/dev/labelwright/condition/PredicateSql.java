package dev.labelwright.condition;

import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.Operator;
import java.util.List;
import java.util.Map;

/**
 * Conditions in SQL. Each side is a set of values; an operator holds where a pair of them stands so, and one with
 * {@code NOT} where no pair does. The statement around it has the project as {@code :project}.
 */
public final class PredicateSql {

    private final String labels;
    private final String patientId;
    private final boolean ofNote;
    private final Map<String, Object> parameters;

    private PredicateSql(String labels, String patientId, boolean ofNote, Map<String, Object> parameters) {
        this.labels = labels;
        this.patientId = patientId;
        this.ofNote = ofNote;
        this.parameters = parameters;
    }

    /**
     * Conditions as seen from a note, a row {@code n} of {@code catalog.note}.
     *
     * @param labels the relation of the effective labels
     * @param parameters takes the values of the parameters that are rendered
     */
    public static PredicateSql ofNote(String labels, Map<String, Object> parameters) {
        return new PredicateSql(labels, "n.patient_id", true, parameters);
    }

    /**
     * Conditions as seen from a patient.
     *
     * @param patientId the expression that is the patient's id
     */
    public static PredicateSql ofPatient(String labels, String patientId, Map<String, Object> parameters) {
        return new PredicateSql(labels, patientId, false, parameters);
    }

    /** An expression that is true where all hold; {@code true} where there are none. */
    public String all(List<Predicate> predicates) {
        return predicates.isEmpty()
                ? "true"
                : String.join(" and ", predicates.stream().map(this::render).toList());
    }

    private String render(Predicate predicate) {
        String positive = positive(predicate);
        return predicate.operator().negated() ? "not (" + positive + ")" : positive;
    }

    private String positive(Predicate predicate) {
        String left = left(predicate);
        if (predicate.operator().positive() == Operator.EMPTY) {
            return "not exists (" + left + ")";
        }
        return "exists (select from (" + left + ") l, (" + right(predicate) + ") r where " + comparison(predicate)
                + ")";
    }

    private String left(Predicate predicate) {
        return switch (predicate.subject()) {
            case NOTE_DATE ->
                "select to_jsonb(to_char(n.noted_at at time zone 'UTC', 'YYYY-MM-DD')) as value"
                        + " where n.noted_at is not null";
            case NOTE_TITLE -> "select to_jsonb(n.title) as value where n.title <> ''";
            case VARIABLE -> values(predicate.left());
        };
    }

    private String right(Predicate predicate) {
        if (predicate.right() != null) {
            return values(predicate.right());
        }
        String json = "cast(cast(:" + parameter(EventJson.write(predicate.value())) + " as text) as jsonb)";
        return predicate.operator().right() == Operator.Right.LIST
                ? "select value from jsonb_array_elements(" + json + ")"
                : "select " + json + " as value";
    }

    private String values(Predicate.Side side) {
        String place = side.patientLevel() ? " and e.note_id = ''" : ofNote ? " and e.note_id = n.note_id" : "";
        return "select e.value from " + labels + " e where e.project_id = :project and e.patient_id = " + patientId
                + " and e.variable_id = :" + parameter(side.variableId()) + place + " and e.value is not null";
    }

    private String comparison(Predicate predicate) {
        return switch (predicate.operator().positive()) {
            case IS, IN -> predicate.dates() ? days("=") : "l.value = r.value";
            case BEFORE -> days("<");
            case AFTER -> days(">");
            case ON_OR_BEFORE -> days("<=");
            case ON_OR_AFTER -> days(">=");
            case WITHIN_DAYS ->
                "abs(catalog.day_of(l.value) - catalog.day_of(r.value)) <= cast(:" + parameter(predicate.days())
                        + " as int)";
            case CONTAINS -> "position(lower(r.value #>> '{}') in lower(l.value #>> '{}')) > 0";
            case EMPTY, NOT_EMPTY, IS_NOT, NOT_IN, NOT_WITHIN_DAYS, NOT_CONTAINS ->
                throw new IllegalArgumentException(predicate.operator() + " compares nothing");
        };
    }

    private static String days(String relation) {
        return "catalog.day_of(l.value) " + relation + " catalog.day_of(r.value)";
    }

    private String parameter(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return name;
    }
}
