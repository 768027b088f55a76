package dev.labelwright.review.list;

import dev.labelwright.event.EventJson;
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

/** Reads labels with their variables and notes, as a rule in the order of patient, note, variable and age. */
public final class LabelRows {
    /** How many parts a label's place in the order has. */
    public static final int KEY_PARTS = 4;

    /** A row {@code l} of review.label, with {@link #JOINS}, as the JSON of a {@link LabelRow}. */
    public static final String JSON = "jsonb_build_object('label', " + Labels.JSON + """
            , 'variable', v.name, 'scope', v.scope, 'type', v.type,
              'thresholds', jsonb_build_object('variable', v.confidence_threshold, 'project', p.confidence_threshold),
              'stale', case when l.note_id = '' then
            """ + SourceCells.CHANGED + """
               else coalesce(l.note_hash <> n.text_hash, false) end, 'notedAt', n.noted_at,
              'hasTime', coalesce(n.has_time, false), 'title', n.title)""";

    /** What {@link #JSON} needs beside the label. */
    public static final String JOINS = """
             join catalog.variable v on v.id = l.variable_id
            join catalog.project p on p.id = l.project_id
            left join catalog.note n on n.project_id = l.project_id and n.note_id = l.note_id
            """;

    private static final String SELECT =
            "select cast(" + JSON + " as text) from review.label l" + JOINS + " where l.project_id = :project";

    // A value that does not count is no candidate; nor is a false one where only true ones are.
    private static final String ARE_INPUTS = """
             and l.removed_at is null and l.id in (
              select input.id from (
                select t.project_id, t.patient_id, t.note_id, t.variable_id from review.label t where t.id = :of) l
              join catalog.variable v on v.id = l.variable_id
              cross join
            """ + SourceCells.OF_LABEL + """
              join review.effective_label input on input.cell_id = sc.id and input.value is not null
              where (v.kind = 'DEPENDENT' or not coalesce(cast(v.aggregation ->> 'only_true_values' as boolean), false)
                  or input.value = cast('true' as jsonb))
                and
            """ + SourceCells.ARE_SOURCES + ")";

    private LabelRows() {}

    /** The place of a row in the order. */
    public static List<String> key(LabelRow row) {
        return List.of(
                row.label().cell().patientId(),
                row.label().cell().noteId(),
                row.label().cell().variableId().toString(),
                row.label().id().toString());
    }

    /** A viewer of no name: has decided nothing, and sees every draft. */
    private static final Viewer OWNER = new Viewer("", false);

    /**
     * The current labels behind a place, as a project's owners see them.
     *
     * @param after the place, as by {@link #key}
     * @param limit the most rows
     */
    public static Uni<List<LabelRow>> list(
            Mutiny.Session session, UUID project, LabelFilter filter, Optional<List<String>> after, int limit) {
        return list(session, project, OWNER, filter, LabelOrder.CELL, after, limit);
    }

    /** As a viewer sees them, in another order. */
    static Uni<List<LabelRow>> list(
            Mutiny.Session session,
            UUID project,
            Viewer viewer,
            LabelFilter filter,
            LabelOrder order,
            Optional<List<String>> after,
            int limit) {
        Map<String, Object> parameters = LabelConditions.parameters(filter, viewer);
        String behind = after.map(key -> order.behind(key, parameters)).orElse("");
        parameters.put("project", project);
        parameters.put("limit", limit);
        return JsonRows.select(
                session,
                SELECT + " and l.removed_at is null" + LabelConditions.sql(filter, viewer) + order.condition() + behind
                        + order.orderBy() + " limit :limit",
                parameters,
                LabelRow.class);
    }

    /** The current labels that a label's value is drawn from, or would be if it were drawn now, behind a place. */
    static Uni<List<LabelRow>> inputs(
            Mutiny.Session session, UUID project, Viewer viewer, UUID of, Optional<List<String>> after, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("project", project, "of", of, "limit", limit));
        parameters.putAll(viewer.parameters());
        String behind =
                after.map(key -> LabelOrder.CELL.behind(key, parameters)).orElse("");
        return JsonRows.select(
                session,
                SELECT + ARE_INPUTS + viewer.condition() + behind + LabelOrder.CELL.orderBy() + " limit :limit",
                parameters,
                LabelRow.class);
    }

    /**
     * The current labels of some of a patient's notes that a viewer sees.
     *
     * @param notes their ids; the empty one stands for the labels of the patient
     */
    public static Uni<List<LabelRow>> ofNotes(
            Mutiny.Session session, UUID project, Viewer viewer, String patient, List<String> notes) {
        Map<String, Object> parameters = new HashMap<>(viewer.parameters());
        parameters.putAll(Map.of("project", project, "patient", patient, "notes", EventJson.write(notes)));
        return JsonRows.select(
                session, SELECT + """
                 and l.removed_at is null and l.patient_id = :patient and l.note_id in (
                  select note.id from jsonb_array_elements_text(cast(cast(:notes as text) as jsonb)) as note(id))
                """ + viewer.condition() + LabelOrder.CELL.orderBy(), parameters, LabelRow.class);
    }

    /**
     * The labels that a condition holds for, behind a place, as a project's owners see them.
     *
     * @param condition on rows {@code l} of review.label, of variables {@code v} and projects {@code p}, led by {@code and}
     * @param values those of its parameters
     */
    public static Uni<List<LabelRow>> that(
            Mutiny.Session session,
            UUID project,
            String condition,
            Map<String, ?> values,
            Optional<List<String>> after,
            int limit) {
        Map<String, Object> parameters = new HashMap<>(values);
        parameters.put("project", project);
        parameters.put("limit", limit);
        String behind =
                after.map(key -> LabelOrder.CELL.behind(key, parameters)).orElse("");
        return JsonRows.select(
                session,
                SELECT + condition + behind + LabelOrder.CELL.orderBy() + " limit :limit",
                parameters,
                LabelRow.class);
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

    /**
     * As {@link #require}, of a label that a viewer sees.
     *
     * @throws ProblemException {@code NOT_FOUND} where the project has none of that id that they see, within the {@code Uni}
     */
    public static Uni<LabelRow> require(Mutiny.Session session, UUID project, Viewer viewer, UUID id) {
        Map<String, Object> parameters = new HashMap<>(viewer.parameters());
        parameters.putAll(Map.of("project", project, "id", id));
        return JsonRows.select(session, SELECT + " and l.id = :id" + viewer.condition(), parameters, LabelRow.class)
                .map(rows -> rows.stream().findFirst().orElseThrow(() -> ProblemException.notFound("label", id)));
    }
}
