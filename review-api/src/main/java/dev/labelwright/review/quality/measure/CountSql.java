package dev.labelwright.review.quality.measure;

/**
 * Counts pairs of values in the database, so that memory does not grow with their number. The statement begins with
 * {@link #CHOSEN}, goes on with relations that end in {@code unit(variable_id, ai, human, confidence)}, a pair of values
 * of which either may be null, and {@code celled(variable_id, cells)}, how many cells they are of, and ends with
 * {@link #countsAnd}.
 */
public final class CountSql {
    /** How many values of a variable are told apart in its confusion matrix; the rest are one category. */
    public static final int CATEGORIES = 50;

    /** The variables of {@code :variables}, JSON of their ids. */
    public static final String CHOSEN = """
            with chosen as (
              select v.id, v.project_id, v.options, v.scope = 'MANY_PER_NOTE' as many,
                v.kind = 'DEPENDENT' or v.scope = 'ONE_PER_PATIENT' as of_patient
              from jsonb_array_elements_text(cast(cast(:variables as text) as jsonb)) as r(id)
              join catalog.variable v on v.id = cast(r.id as uuid))
            """;

    private static final String PAIRS = """
            , pair as (
              select u.variable_id, u.ai, u.human, count(*) as n from unit u group by u.variable_id, u.ai, u.human),
            total as (
              select p.variable_id, sum(p.n) as units, sum(p.n) filter (where p.ai is not distinct from p.human) as agreed,
                sum(p.n) filter (where p.ai is not null) as ai, sum(p.n) filter (where p.human is not null) as human,
                sum(p.n) filter (where p.ai = p.human) as correct
              from pair p group by p.variable_id),
            margin as (
              select m.variable_id, m.value, sum(m.ai) as ai, sum(m.human) as human, sum(m.correct) as correct
              from (
                select p.variable_id, p.ai as value, p.n as ai, 0 as human,
                  case when p.ai = p.human then p.n else 0 end as correct
                from pair p
                union all
                select p.variable_id, p.human, 0, p.n, 0 from pair p) m
              group by m.variable_id, m.value),
            chance as (
              select m.variable_id, sum(cast(m.ai as numeric) * m.human) as products from margin m group by m.variable_id),
            ranked as (
              select m.*, row_number() over (partition by m.variable_id order by m.ai + m.human desc, m.value) as rank
              from margin m where m.value is not null),
            listed as (
              select r.variable_id, jsonb_agg(jsonb_build_object('value', r.value, 'ai', r.ai, 'human', r.human,
                'correct', r.correct, 'rank', r.rank) order by r.rank) as rows
              from ranked r join chosen v on v.id = r.variable_id
              where r.rank <= :categories
                or exists (select from jsonb_array_elements(v.options) as o(option) where o.option -> 'value' = r.value)
              group by r.variable_id),
            matrix as (
              select m.variable_id,
                jsonb_agg(jsonb_build_object('ai', m.ai, 'human', m.human, 'count', m.n)) as rows
              from (
                select p.variable_id, case when p.ai is null then 0 else coalesce(a.rank, -1) end as ai,
                  case when p.human is null then 0 else coalesce(h.rank, -1) end as human, sum(p.n) as n
                from pair p
                left join ranked a on a.variable_id = p.variable_id and a.value = p.ai and a.rank <= :categories
                left join ranked h on h.variable_id = p.variable_id and h.value = p.human and h.rank <= :categories
                group by 1, 2, 3) m
              group by m.variable_id)
            """;

    // A confidence of 1 belongs to the last bin.
    private static final String CONFIDENCES = """
            , sure as (
              select u.variable_id, u.confidence, count(*) as n, count(*) filter (where u.ai = u.human) as correct
              from unit u where u.ai is not null and u.confidence is not null
              group by u.variable_id, u.confidence),
            bin as (
              select b.variable_id, jsonb_agg(jsonb_build_object('bin', b.bin, 'count', b.n, 'confidence', b.confidence,
                'correct', b.correct) order by b.bin) as rows
              from (
                select s.variable_id, cast(least(floor(cast(s.confidence as numeric) * 10), 9) as int) as bin,
                  sum(s.n) as n, sum(s.n * s.confidence) as confidence, sum(s.correct) as correct
                from sure s group by 1, 2) b
              group by b.variable_id),
            stepped as (
              select s.variable_id, s.confidence, sum(s.n) over falling as n, sum(s.correct) over falling as correct
              from sure s window falling as (partition by s.variable_id order by s.confidence desc)),
            reached as (
              select distinct on (s.variable_id) s.variable_id,
                jsonb_build_object('threshold', s.confidence, 'count', s.n, 'correct', s.correct) as row
              from stepped s where s.correct >= cast(cast(:precision as double precision) as numeric) * s.n
              order by s.variable_id, s.confidence)
            """;

    private static final String SELECT = """
            select cast(jsonb_build_object('variableId', v.id, 'cells', coalesce(celled.cells, 0),
              'units', coalesce(total.units, 0), 'agreed', coalesce(total.agreed, 0), 'ai', coalesce(total.ai, 0),
              'human', coalesce(total.human, 0), 'correct', coalesce(total.correct, 0),
              'chanceProducts', coalesce(chance.products, 0), 'values', coalesce(listed.rows, '[]'),
              'matrix', coalesce(matrix.rows, '[]'), 'bins', coalesce(bin.rows, '[]'), 'reached', reached.row
            """;

    private static final String FROM = """
            ) as text)
            from chosen v
            left join celled on celled.variable_id = v.id
            left join total on total.variable_id = v.id
            left join chance on chance.variable_id = v.id
            left join listed on listed.variable_id = v.id
            left join matrix on matrix.variable_id = v.id
            left join bin on bin.variable_id = v.id
            left join reached on reached.variable_id = v.id
            """;

    private CountSql() {}

    /**
     * The end of a statement that gives a {@link VariableCounts} a row, with a tally of something else beside.
     *
     * @param tally a relation with {@code variable_id} and {@code row}, JSON of numbers by name
     */
    public static String countsAnd(String tally) {
        return PAIRS + CONFIDENCES + SELECT + ", 'tally', beside.row" + FROM + "left join " + tally
                + " beside on beside.variable_id = v.id";
    }
}
