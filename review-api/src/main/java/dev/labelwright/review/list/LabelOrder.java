package dev.labelwright.review.list;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** In which order a list of labels comes. A label without the sorted value is not in the list. */
public enum LabelOrder {
    /** By patient, note, variable and age. */
    CELL("", false),
    /** The least confident draft first. */
    CONFIDENCE("confidence", false),
    /** The most confident draft first. */
    CONFIDENCE_DESCENDING("-confidence", true),
    /** The earliest decision first. */
    REVIEWED("reviewedAt", false),
    /** The latest decision first. */
    REVIEWED_DESCENDING("-reviewedAt", true);

    private static final int SORTED_KEY_PARTS = 3;

    private final String parameter;
    private final boolean descending;

    LabelOrder(String parameter, boolean descending) {
        this.parameter = parameter;
        this.descending = descending;
    }

    /**
     * The order of a query.
     *
     * @param sort as in the query; {@code null} asks for {@link #CELL}
     * @throws ProblemException {@code NOT_AVAILABLE} for any other
     */
    static LabelOrder of(String sort) {
        return sort == null
                ? CELL
                : Arrays.stream(values())
                        .filter(order -> order != CELL && order.parameter.equals(sort))
                        .findFirst()
                        .orElseThrow(
                                () -> ProblemException.ofField(
                                        ErrorCode.NOT_AVAILABLE,
                                        "sort",
                                        Arrays.stream(values())
                                                .filter(order -> order != CELL)
                                                .map(order -> order.parameter)
                                                .collect(
                                                        Collectors.joining(
                                                                ", ",
                                                                "must be one of: ",
                                                                "; without it, labels come in the order of patient, note and variable"))));
    }

    /**
     * Refuses an order that would tell of drafts that are hidden from a viewer.
     *
     * @throws ProblemException {@code WRONG_STATE}
     */
    void expectFor(Viewer viewer) {
        if (viewer.blindToDraft() && (this == CONFIDENCE || this == CONFIDENCE_DESCENDING)) {
            throw hidden("sort by confidence");
        }
    }

    static ProblemException hidden(String what) {
        return new ProblemException(
                ErrorCode.WRONG_STATE,
                "The project's reviewers decide without having seen the model's draft: %s would tell of it."
                        .formatted(what));
    }

    /** How many parts a place in this order has. */
    int keyParts() {
        return this == CELL ? LabelRows.KEY_PARTS : SORTED_KEY_PARTS;
    }

    /** The place of a row. */
    List<String> key(LabelRow row) {
        String id = row.label().id().toString();
        return switch (this) {
            case CELL -> LabelRows.key(row);
            case CONFIDENCE, CONFIDENCE_DESCENDING ->
                List.of(parameter, row.label().draft().confidence().toString(), id);
            case REVIEWED, REVIEWED_DESCENDING ->
                List.of(parameter, row.label().decision().reviewedAt().toString(), id);
        };
    }

    /** Which labels are in the list, each condition led by {@code and}. */
    String condition() {
        return this == CELL ? "" : " and %s is not null".formatted(column());
    }

    /**
     * The condition for the rows behind a place.
     *
     * @param parameters gets the values of its parameters
     */
    String behind(List<String> key, Map<String, Object> parameters) {
        if (this == CELL) {
            parameters.put("afterPatient", key.get(0));
            parameters.put("afterNote", key.get(1));
            parameters.put("afterVariable", QueryText.id("cursor", key.get(2)));
            parameters.put("afterLabel", QueryText.id("cursor", key.get(3)));
            return " and (l.patient_id, l.note_id, l.variable_id, l.id)"
                    + " > (:afterPatient, :afterNote, :afterVariable, :afterLabel)";
        }
        if (!key.getFirst().equals(parameter)) {
            throw ProblemException.ofField(
                    ErrorCode.INVALID_PARAMETER, "cursor", "must be a nextCursor of the same sort");
        }
        parameters.put("afterSorted", bound(key.get(1)));
        parameters.put("afterLabel", QueryText.id("cursor", key.get(2)));
        return " and (%s, l.id) %s (:afterSorted, :afterLabel)".formatted(column(), descending ? "<" : ">");
    }

    String orderBy() {
        if (this == CELL) {
            return " order by l.patient_id, l.note_id, l.variable_id, l.id";
        }
        String direction = descending ? " desc" : "";
        return " order by " + column() + direction + ", l.id" + direction;
    }

    private String column() {
        return switch (this) {
            case CELL -> "l.patient_id";
            case CONFIDENCE, CONFIDENCE_DESCENDING -> "l.confidence";
            case REVIEWED, REVIEWED_DESCENDING -> "l.reviewed_at";
        };
    }

    private Object bound(String text) {
        return switch (this) {
            case CELL -> text;
            case CONFIDENCE, CONFIDENCE_DESCENDING -> QueryText.confidence("cursor", text);
            case REVIEWED, REVIEWED_DESCENDING -> instant(text);
        };
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            ProblemException problem = ProblemException.ofField(
                    ErrorCode.INVALID_PARAMETER, "cursor", "must be a nextCursor that this list gave out");
            problem.initCause(e);
            throw problem;
        }
    }
}
