package dev.labelwright.review.validation;

/**
 * The pairs of what drafts say and what a validation set's items say, as relations of a statement that begins with the
 * chosen variables. A draft belongs to a {@code moment}: now, or the generation that wrote it.
 */
final class DraftUnits {
    /** The items of {@code :set}, each in its cell. */
    private static final String TRUTH = """
            , item as (
              select i.variable_id, i.patient_id, i.note_id, i.value, v.many
              from review.validation_item i
              join chosen v on v.id = i.variable_id
              where i.validation_set_id = :set and (i.note_id = '') = v.of_patient),
            truth as (
              select i.variable_id, i.many, i.value, c.id as cell_id, c.generation_ordinal, c.reviewed, c.asked_at
              from item i
              join review.cell c on c.project_id = :project and c.patient_id = i.patient_id and c.note_id = i.note_id
                and c.variable_id = i.variable_id),
            place as (
              select distinct t.variable_id, t.many, t.cell_id, t.generation_ordinal, t.reviewed, t.asked_at from truth t),
            """;

    /** The drafts that are there now, reviewed or not. */
    private static final String NOW = """
            word as (
              select 'now' as moment, p.variable_id, p.many, p.cell_id, l.ai_value as value, l.confidence
              from place p
              join review.label l on l.cell_id = p.cell_id and l.removed_at is null and l.model is not null),
            compared as (
              select 'now' as moment, p.variable_id, p.many, p.cell_id from place p
              where p.asked_at is not null or exists (select from word w where w.cell_id = p.cell_id)),
            """;

    // An empty answer where a cell may have many values leaves no revision: it is known of the newest generation only.
    private static final String OF_GENERATIONS = """
            last_word as (
              select distinct on (r.generation_id, r.label_id) cast(r.generation_id as text) as moment, p.variable_id,
                p.many, p.cell_id, r.action, nullif(r.after -> 'draft' -> 'value', 'null') as value,
                cast(r.after -> 'draft' ->> 'confidence' as double precision) as confidence
              from place p
              join review.label l on l.cell_id = p.cell_id
              join review.revision r on r.label_id = l.id and r.action in ('DRAFT', 'REDRAFT', 'REMOVE')
              join wave g on g.id = r.generation_id
              order by r.generation_id, r.label_id, r.version desc),
            word as (select w.* from last_word w where w.action <> 'REMOVE'),
            compared as (
              select w.moment, w.variable_id, w.many, w.cell_id from last_word w
              union
              select cast(g.id as text), p.variable_id, p.many, p.cell_id
              from place p
              join wave g on g.ordinal = p.generation_ordinal
              where not p.reviewed),
            """;

    private static final String PAIRS = """
            in_set as (
              select f.moment, f.variable_id, f.cell_id, f.value, bool_or(f.by_ai) as by_ai,
                bool_or(not f.by_ai) as by_human, max(f.confidence) as confidence
              from (
                select w.moment, w.variable_id, w.cell_id, w.value, true as by_ai, w.confidence
                from word w where w.many and w.value is not null
                union all
                select c.moment, c.variable_id, c.cell_id, t.value, false, null
                from compared c join truth t on t.cell_id = c.cell_id where c.many and t.value is not null) f
              group by f.moment, f.variable_id, f.cell_id, f.value),
            unit as (
              select c.moment, c.variable_id, w.value as ai, t.value as human, w.confidence
              from compared c
              join truth t on t.cell_id = c.cell_id
              left join word w on w.cell_id = c.cell_id and w.moment = c.moment
              where not c.many
              union all
              select s.moment, s.variable_id, case when s.by_ai then s.value end, case when s.by_human then s.value end,
                s.confidence
              from in_set s),
            celled as (select c.variable_id, count(distinct c.cell_id) as cells from compared c group by c.variable_id),
            tally as (
              select i.variable_id, jsonb_build_object('items', count(*)) as row from item i group by i.variable_id)
            """;

    private DraftUnits() {}

    /** Pairs with the current drafts. */
    static String now() {
        return TRUTH + NOW + PAIRS;
    }

    /**
     * Pairs with what generations drafted.
     *
     * @param wave a query of their {@code id} and {@code ordinal}
     */
    static String ofGenerations(String wave) {
        return TRUTH + "wave as (" + wave + "), " + OF_GENERATIONS + PAIRS;
    }
}
