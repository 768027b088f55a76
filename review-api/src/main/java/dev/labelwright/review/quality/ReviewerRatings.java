package dev.labelwright.review.quality;

import dev.labelwright.event.EventJson;
import dev.labelwright.review.quality.measure.CountSql;
import dev.labelwright.review.quality.measure.MeasuredVariable;
import dev.labelwright.review.quality.statistics.RatingPattern;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How several reviewers rated a variable's labels, each on their own, as the database counts it.
 *
 * @param units labels that at least two reviewers decided on
 * @param reviewers how many reviewers decided at all
 * @param agreement the mean over units of the share of pairs of reviewers that agree; {@code null} without a unit
 * @param given how many categories they gave, no value among them where {@code none}
 * @param none whether one of them said that there is no value
 * @param patterns {@code null} where there are too many different ones
 * @param pairs of the most active reviewers
 */
record ReviewerRatings(
        UUID variableId,
        long units,
        int reviewers,
        Double agreement,
        int given,
        boolean none,
        List<RatingPattern> patterns,
        List<Pair> pairs) {
    /** More patterns than this, of long lists of free texts, are not read. */
    static final int MOST_PATTERNS = 2_000;

    /** Of so many reviewers, those with most decisions, each pair is shown. */
    static final int PAIRED_REVIEWERS = 10;

    // In a cell of many values, who decided there and did not add what another added says that it is not there.
    private static final String RATING = """
            , rated as (
              select l.variable_id, l.id, l.cell_id, v.many and l.drafted_at is null as added, l.reviewers
              from chosen v
              join review.label l on l.project_id = v.project_id and l.variable_id = v.id
              where l.removed_at is null and l.reviewers <> '[]' and (l.note_id = '') = v.of_patient),
            said as (
              select r.variable_id, r.id, d.value ->> 'reviewer' as reviewer, nullif(d.value -> 'value', 'null') as value
              from rated r cross join lateral jsonb_array_elements(r.reviewers) as d(value)
              union all
              select distinct r.variable_id, r.id, d.value ->> 'reviewer', cast(null as jsonb)
              from rated r
              join rated o on o.cell_id = r.cell_id and o.id <> r.id
              cross join lateral jsonb_array_elements(o.reviewers) as d(value)
              where r.added and not r.reviewers @> jsonb_build_array(
                jsonb_build_object('reviewer', d.value ->> 'reviewer'))),
            rating as (
              select s.variable_id, s.id, s.reviewer, s.value is null as none, md5(case jsonb_typeof(s.value)
                when 'number' then cast(trim_scale(cast(s.value #>> '{}' as numeric)) as text)
                else coalesce(cast(s.value as text), '') end) as category
              from said s),
            """;

    private static final String PATTERN = """
            unit as (
              select g.variable_id, g.id, sum(g.n) as ratings, sum(g.n * (g.n - 1)) as agreeing,
                jsonb_object_agg(g.category, g.n) as raters
              from (select r.variable_id, r.id, r.category, count(*) as n from rating r group by 1, 2, 3) g
              group by g.variable_id, g.id),
            total as (
              select u.variable_id, count(*) filter (where u.ratings > 1) as units,
                avg(u.agreeing / (u.ratings * (u.ratings - 1))) filter (where u.ratings > 1) as agreement
              from unit u group by u.variable_id),
            scale as (
              select r.variable_id, count(distinct r.category) as given, bool_or(r.none) as none,
                count(distinct r.reviewer) as reviewers
              from rating r group by r.variable_id),
            pattern as (
              select p.variable_id, jsonb_agg(jsonb_build_object('raters', p.raters, 'units', p.units)) as rows
              from (select u.variable_id, u.raters, count(*) as units from unit u group by 1, 2) p
              group by p.variable_id
              having count(*) <= :patterns),
            """;

    private static final String PAIR = """
            active as (
              select r.variable_id, r.reviewer,
                row_number() over (partition by r.variable_id order by count(*) desc, r.reviewer) as rank
              from rating r group by r.variable_id, r.reviewer),
            crossed as (
              select a.variable_id, a.reviewer as first, b.reviewer as second, a.category as x, b.category as y,
                count(*) as n
              from rating a
              join rating b on b.id = a.id and b.reviewer > a.reviewer
              join active one on one.variable_id = a.variable_id and one.reviewer = a.reviewer and one.rank <= :paired
              join active two on two.variable_id = a.variable_id and two.reviewer = b.reviewer and two.rank <= :paired
              group by 1, 2, 3, 4, 5),
            chance as (
              select m.variable_id, m.first, m.second, sum(m.x * m.y) as products
              from (
                select e.variable_id, e.first, e.second, e.category, sum(e.x) as x, sum(e.y) as y
                from (
                  select c.variable_id, c.first, c.second, c.x as category, c.n as x, 0 as y from crossed c
                  union all
                  select c.variable_id, c.first, c.second, c.y, 0, c.n from crossed c) e
                group by 1, 2, 3, 4) m
              group by m.variable_id, m.first, m.second),
            pair as (
              select t.variable_id, jsonb_agg(jsonb_build_object('first', t.first, 'second', t.second, 'units', t.units,
                'agreed', t.agreed, 'chanceProducts', h.products) order by t.first, t.second) as rows
              from (
                select c.variable_id, c.first, c.second, sum(c.n) as units,
                  coalesce(sum(c.n) filter (where c.x = c.y), 0) as agreed
                from crossed c group by 1, 2, 3) t
              join chance h on h.variable_id = t.variable_id and h.first = t.first and h.second = t.second
              group by t.variable_id)
            """;

    private static final String SELECT = """
            select cast(jsonb_build_object('variableId', t.variable_id, 'units', t.units, 'reviewers', s.reviewers,
              'agreement', t.agreement, 'given', s.given, 'none', s.none, 'patterns', n.rows,
              'pairs', coalesce(p.rows, '[]')) as text)
            from total t
            join scale s on s.variable_id = t.variable_id
            left join pattern n on n.variable_id = t.variable_id
            left join pair p on p.variable_id = t.variable_id
            """;

    /**
     * Two reviewers, on the labels that both decided on.
     *
     * @param chanceProducts the sum over categories of the product of both reviewers' counts
     */
    record Pair(String first, String second, long units, long agreed, BigDecimal chanceProducts) {}

    /** The ratings of variables, by their ids; of a variable that nobody rated there are none. */
    static Uni<Map<UUID, ReviewerRatings>> count(Mutiny.Session session, List<MeasuredVariable> variables) {
        return JsonRows.select(
                        session,
                        CountSql.CHOSEN + RATING + PATTERN + PAIR + SELECT,
                        Map.of(
                                "variables",
                                EventJson.write(variables.stream()
                                        .map(MeasuredVariable::id)
                                        .toList()),
                                "patterns",
                                MOST_PATTERNS,
                                "paired",
                                PAIRED_REVIEWERS),
                        ReviewerRatings.class)
                .map(rows -> rows.stream().collect(Collectors.toMap(ReviewerRatings::variableId, Function.identity())));
    }
}
