package dev.labelwright.review.quality;

import dev.labelwright.event.EventJson;
import dev.labelwright.review.quality.measure.CountSql;
import dev.labelwright.review.quality.measure.MeasuredVariable;
import dev.labelwright.review.quality.measure.VariableCounts;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Counts what people decided against what the AI had said: a reviewed label keeps the draft that the person saw. A value
 * that a person added was missed by the AI, if it was asked at all.
 */
final class DecidedUnits {
    // Who missed an added value: the model of the generation that asked the cell last, and the version that it was
    // asked.
    private static final String ASKED = """
            left join lateral (
              select coalesce(gc.model ->> 'name', 'strategy') as model,
                cast(gv.definition ->> 'version' as int) as variable_version
              from catalog.generation g
              join catalog.generation_variable gv on gv.generation_id = g.id and gv.variable_id = l.variable_id
                and (gv.stage = 'NOTE_LABELS') = (l.note_id <> '')
              join catalog.generation_call gc on gc.generation_id = g.id and gc.call_group = gv.call_group
              where l.model is null and g.project_id = l.project_id and g.ordinal = c.generation_ordinal
              limit 1) asked on true
            """;

    private static final String DECIDED = """
            , decided as (
              select l.variable_id, l.cell_id, v.many, l.status, l.ai_value as ai, l.confidence,
                case l.status when 'ACCEPTED' then l.ai_value when 'REJECTED' then null else l.decided_value end as human,
                l.model is not null or (l.status = 'MANUAL' and c.asked_at is not null) as said
              from chosen v
              join review.label l on l.project_id = v.project_id and l.variable_id = v.id
              join review.cell c on c.id = l.cell_id
            """;

    private static final String REVIEWED = """
            where l.removed_at is null and l.status <> 'DRAFT' and (l.note_id = '') = v.of_patient
            """;

    private static final String UNITS = """
            ), in_set as (
              select f.variable_id, f.cell_id, f.value, bool_or(f.by_ai) as by_ai, bool_or(not f.by_ai) as by_human,
                max(f.confidence) as confidence
              from (
                select d.variable_id, d.cell_id, d.ai as value, true as by_ai, d.confidence
                from decided d where d.many and d.said and d.ai is not null
                union all
                select d.variable_id, d.cell_id, d.human, false, null
                from decided d where d.many and d.said and d.human is not null) f
              group by f.variable_id, f.cell_id, f.value),
            unit as (
              select d.variable_id, d.ai, d.human, d.confidence from decided d where d.said and not d.many
              union all
              select s.variable_id, case when s.by_ai then s.value end, case when s.by_human then s.value end, s.confidence
              from in_set s),
            celled as (
              select d.variable_id, count(distinct d.cell_id) as cells from decided d where d.said
              group by d.variable_id),
            tally as (
              select t.variable_id, jsonb_object_agg(t.status, t.n) as row
              from (select d.variable_id, d.status, count(*) as n from decided d group by 1, 2) t
              group by t.variable_id)
            """;

    private DecidedUnits() {}

    /** The counts of variables, by their ids. */
    static Uni<Map<UUID, VariableCounts>> count(
            Mutiny.Session session, List<MeasuredVariable> variables, QualityFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "variables",
                EventJson.write(variables.stream().map(MeasuredVariable::id).toList()));
        parameters.put("categories", CountSql.CATEGORIES);
        parameters.put("precision", filter.wantedPrecision());
        StringBuilder sql = new StringBuilder(CountSql.CHOSEN).append(DECIDED);
        if (filter.model() != null || filter.variableVersion() != null) {
            sql.append(ASKED);
        }
        sql.append(REVIEWED);
        if (filter.model() != null) {
            sql.append(" and coalesce(l.model, asked.model) = :model");
            parameters.put("model", filter.model());
        }
        if (filter.variableVersion() != null) {
            sql.append(" and coalesce(l.variable_version, asked.variable_version) = :version");
            parameters.put("version", filter.variableVersion());
        }
        sql.append(UNITS).append(CountSql.countsAnd("tally"));
        return JsonRows.select(session, sql.toString(), parameters, VariableCounts.class)
                .map(rows -> rows.stream().collect(Collectors.toMap(VariableCounts::variableId, Function.identity())));
    }
}
