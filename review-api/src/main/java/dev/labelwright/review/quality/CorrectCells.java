package dev.labelwright.review.quality;

import dev.labelwright.event.EventJson;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * In how many cells which of two was right. Each is taken at its latest word in the cell, as the history has it; the truth
 * is what people decided, where no draft of the cell is left undecided.
 */
record CorrectCells(long bothRight, long onlyFirstRight, long onlySecondRight, long bothWrong) {
    private static final String TRUTH = """
            with truth as (
              select l.cell_id, coalesce(jsonb_agg(distinct d.value order by d.value)
                filter (where d.value is not null), '[]') as said
              from review.label l
              join catalog.variable v on v.id = l.variable_id
              cross join lateral (select case l.status when 'ACCEPTED' then l.ai_value when 'REJECTED' then null
                else l.decided_value end as value) d
              where l.project_id = :project and l.variable_id = :variable and l.removed_at is null
                and (l.note_id = '') = (v.kind = 'DEPENDENT' or v.scope = 'ONE_PER_PATIENT')
              group by l.cell_id
              having bool_and(l.status <> 'DRAFT')),
            word as (
              select t.cell_id, s.place, l.id as label_id, r.version, r.action, coalesce(g.ordinal, 0) as ordinal,
                nullif(r.after -> 'draft' -> 'value', 'null') as value
              from truth t
              join review.label l on l.cell_id = t.cell_id
              join review.revision r on r.label_id = l.id and r.actor_kind = 'MODEL'
                and r.action in ('DRAFT', 'REDRAFT', 'REMOVE')
              left join catalog.generation g on g.id = r.generation_id
              join jsonb_array_elements_text(cast(cast(:both as text) as jsonb)) with ordinality as s(name, place)
                on s.name =
            """;

    private static final String COUNT = """
            ), latest as (
              select w.*, max(w.ordinal) over (partition by w.cell_id, w.place) as newest,
                row_number() over (partition by w.label_id, w.place, w.ordinal order by w.version desc) as age
              from word w),
            answer as (
              select w.cell_id, w.place, coalesce(jsonb_agg(distinct w.value order by w.value)
                filter (where w.action <> 'REMOVE' and w.value is not null), '[]') as said
              from latest w
              where w.ordinal = w.newest and w.age = 1
              group by w.cell_id, w.place),
            judged as (
              select a.said = t.said as first, b.said = t.said as second
              from truth t
              join answer a on a.cell_id = t.cell_id and a.place = 1
              join answer b on b.cell_id = t.cell_id and b.place = 2)
            select cast(jsonb_build_object('bothRight', count(*) filter (where j.first and j.second),
              'onlyFirstRight', count(*) filter (where j.first and not j.second),
              'onlySecondRight', count(*) filter (where not j.first and j.second),
              'bothWrong', count(*) filter (where not j.first and not j.second)) as text)
            from judged j
            """;

    long cells() {
        return bothRight + onlyFirstRight + onlySecondRight + bothWrong;
    }

    /** Counts the cells of a variable. */
    static Uni<CorrectCells> count(Mutiny.Session session, UUID project, UUID variable, Versus versus) {
        String teller =
                switch (versus.by()) {
                    case MODEL -> "r.actor";
                    case VARIABLE_VERSION -> "r.after -> 'draft' ->> 'variableVersion'";
                };
        return JsonRows.select(
                        session,
                        TRUTH + teller + COUNT,
                        Map.of("project", project, "variable", variable, "both", EventJson.write(versus.both())),
                        CorrectCells.class)
                .map(List::getFirst);
    }
}
