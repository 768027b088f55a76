package dev.labelwright.review.validation;

import dev.labelwright.event.EventJson;
import dev.labelwright.review.quality.measure.CountSql;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What was counted of a generation's drafts against a validation set. */
record WaveRow(UUID id, int ordinal, Instant startedAt, String status, List<Counts> variables) {
    // A preview that nobody promoted wrote no label.
    private static final String WAVE = """
            select g.id, g.ordinal, g.started_at, g.status from catalog.generation g
            where g.project_id = :project and g.ordinal > :after and coalesce(g.preview, 'PROMOTED') = 'PROMOTED'
            order by g.ordinal limit :limit""";

    private static final String COUNT = """
            , judged as (
              select u.moment, u.variable_id, u.ai is not distinct from u.human as agreed,
                case when v.type = 'BOOLEAN' then coalesce(u.ai = 'true', false) else u.ai is not null end as by_ai,
                case when v.type = 'BOOLEAN' then coalesce(u.human = 'true', false) else u.human is not null end as by_human
              from unit u join catalog.variable v on v.id = u.variable_id),
            counted as (
              select j.moment, j.variable_id, count(*) as units, count(*) filter (where j.agreed) as agreed,
                count(*) filter (where j.by_ai and j.by_human and j.agreed) as tp,
                count(*) filter (where j.by_ai and not (j.by_human and j.agreed)) as fp,
                count(*) filter (where j.by_human and not (j.by_ai and j.agreed)) as fn
              from judged j group by j.moment, j.variable_id),
            listed as (
              select c.moment, jsonb_agg(jsonb_build_object('variable', v.name, 'units', c.units, 'agreed', c.agreed,
                'truePositives', c.tp, 'falsePositives', c.fp, 'falseNegatives', c.fn) order by v.position, v.id) as rows
              from counted c join catalog.variable v on v.id = c.variable_id
              group by c.moment)
            select cast(jsonb_build_object('id', g.id, 'ordinal', g.ordinal, 'startedAt', g.started_at,
              'status', g.status, 'variables', coalesce(l.rows, '[]')) as text)
            from wave g
            left join listed l on l.moment = cast(g.id as text)
            order by g.ordinal
            """;

    WaveRow {
        variables = List.copyOf(variables);
    }

    /** Those of one variable. */
    record Counts(
            String variable, long units, long agreed, long truePositives, long falsePositives, long falseNegatives) {}

    /** The generations behind an ordinal, in their order. */
    static Uni<List<WaveRow>> after(
            Mutiny.Session session, UUID project, UUID set, List<UUID> variables, int ordinal, int limit) {
        return JsonRows.select(
                session,
                CountSql.CHOSEN + DraftUnits.ofGenerations(WAVE) + COUNT,
                Map.of(
                        "project",
                        project,
                        "set",
                        set,
                        "variables",
                        EventJson.write(variables),
                        "after",
                        ordinal,
                        "limit",
                        limit),
                WaveRow.class);
    }
}
