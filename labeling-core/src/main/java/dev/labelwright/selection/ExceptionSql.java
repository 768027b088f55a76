package dev.labelwright.selection;

import dev.labelwright.condition.EffectiveLabels;
import dev.labelwright.condition.Predicate;
import dev.labelwright.condition.PredicateSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The cells that are not asked, in SQL. Of most notes every cell is asked, and so nothing is stored of them, nor looked at
 * here. What is not asked of a note or a patient makes its pattern; those with the same pattern are asked the same.
 *
 * <ul>
 *   <li>{@code exceptional(patient_id, note_id, of_note, pattern, codes)}: notes, and patients (an empty note), of which not every
 *       cell is asked. A code is twice the position of a variable whose cell is protected, that and one where it is
 *       skipped, and a negative number of a condition that does not hold
 *   <li>{@code pattern_call(pattern, call_group, …)}: the cells of a note or a patient with a pattern in one call group,
 *       counted by what becomes of them, and what is asked. The pattern 0 is that of all others
 * </ul>
 */
final class ExceptionSql {
    private static final String CELLS = """
            select c.patient_id, c.note_id, v.position * 2 + {skipped} as code
            from review.cell c join asked_variable v on v.variable_id = c.variable_id and v.of_note = (c.note_id <> '')
            where c.project_id = :project and {exceptional} {chosen}""";

    private static final String UNMET = """
            select {patient}, {note}, -condition from {rows}
            cross join unnest(cast('{numbers}' as int[])) as condition
            where not case condition {cases} end""";

    /**
     * The planner cannot know how many cells a project has by now, and where it thinks of one it joins by nested loops,
     * which a million make endless. It takes any set of JSON elements for a hundred.
     */
    private static final String EXCEPTIONAL = """
            exceptional as materialized (
              select patient_id, note_id, note_id <> '' as of_note, codes,
                dense_rank() over (order by note_id = '', codes) as pattern
              from (
                select patient_id, note_id, array_agg(code order by code) as codes
                from ({exceptions}) exception(patient_id, note_id, code) group by patient_id, note_id
              ) noted
              cross join jsonb_array_elements(jsonb '[1]') as taken_for_a_hundred
            ),
            pattern as (
              select cast(0 as bigint) as pattern, of_note, cast('{}' as int[]) as codes
              from (values (true), (false)) either(of_note)
              union all
              select distinct pattern, of_note, codes from exceptional
            )""";

    private static final String NONE = """
            pattern as (
              select cast(0 as bigint) as pattern, of_note, cast('{}' as int[]) as codes
              from (values (true), (false)) either(of_note)
            )""";

    private static final String COUNTS = """
            pattern_call as materialized (
              select p.pattern, v.call_group, count(*) as selected,
                count(*) filter (where policy.decision = 'PROTECTED') as protected,
                count(*) filter (where policy.decision = 'SKIPPED') as skipped,
                count(*) filter (where policy.decision = 'ASKED') as asked,
                count(*) filter (where policy.decision = 'ASKED' and not met.met) as not_met,
                array_agg(v.variable_id order by v.position) filter (where policy.decision = 'ASKED' and met.met)
                  as variable_ids,
                cast(sum(v.input_tokens) filter (where policy.decision = 'ASKED' and met.met) as bigint) as input_tokens,
                cast(sum(v.output_tokens) filter (where policy.decision = 'ASKED' and met.met) as bigint)
                  as output_tokens,
                bool_or(count(*) filter (where policy.decision = 'ASKED') > 0) over (partition by p.pattern, p.of_note)
                  as any_asked
              from pattern p join asked_variable v on v.of_note = p.of_note
              cross join lateral (
                select case
                  when v.position * 2 + 1 = any (p.codes) then 'SKIPPED'
                  when v.position * 2 = any (p.codes) then 'PROTECTED'
                  else 'ASKED'
                end as decision
              ) policy
              cross join lateral (select v.condition is null or -v.condition <> all (p.codes) as met) met
              group by p.pattern, p.of_note, v.call_group
            )""";

    private final PlanSql plan;
    private final ChosenSql chosen;
    private final Overwrite overwrite;
    private final Map<String, Object> parameters;

    ExceptionSql(PlanSql plan, ChosenSql chosen, Overwrite overwrite, Map<String, Object> parameters) {
        this.plan = plan;
        this.chosen = chosen;
        this.overwrite = overwrite;
        this.parameters = parameters;
    }

    /** Whether there can be exceptions at all. */
    boolean any() {
        return overwrite != Overwrite.REPLACE_ALL
                || !plan.conditions(true).isEmpty()
                || !plan.conditions(false).isEmpty();
    }

    /** The expressions; {@code exceptional} only where there can be {@link #any}. */
    String expressions() {
        String patterns =
                any() ? EXCEPTIONAL.replace("{exceptions}", String.join("\nunion all\n", exceptions())) : NONE;
        return patterns + ",\n" + COUNTS;
    }

    private List<String> exceptions() {
        List<String> exceptions = new ArrayList<>();
        switch (overwrite) {
            case REPLACE_ALL -> {}
            case REPLACE_AI -> exceptions.add(cells("c.reviewed", "0"));
            case SKIP ->
                exceptions.add(cells("(c.has_value or c.reviewed)", "case when c.has_value then 1 else 0 end"));
        }
        String labels = EffectiveLabels.relation(false);
        unmet(exceptions, true, "n.patient_id, n.note_id", chosen.notes(), PredicateSql.ofNote(labels, parameters));
        unmet(
                exceptions,
                false,
                "p.patient_id, ''",
                "chosen p",
                PredicateSql.ofPatient(labels, "p.patient_id", parameters));
        return exceptions;
    }

    private String cells(String exceptional, String skipped) {
        return CELLS.replace("{exceptional}", exceptional)
                .replace("{skipped}", skipped)
                .replace("{chosen}", chosen.everybody() ? "" : "and c.patient_id in (select patient_id from chosen)");
    }

    private void unmet(List<String> exceptions, boolean ofNote, String key, String rows, PredicateSql predicates) {
        Map<Integer, List<Predicate>> conditions = plan.conditions(ofNote);
        if (conditions.isEmpty()) {
            return;
        }
        String numbers = conditions.keySet().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        String cases = conditions.entrySet().stream()
                .map(condition -> "when %d then %s".formatted(condition.getKey(), predicates.all(condition.getValue())))
                .collect(Collectors.joining(" "));
        exceptions.add(UNMET.replace("{patient}, {note}", key)
                .replace("{rows}", rows)
                .replace("{numbers}", numbers)
                .replace("{cases}", cases));
    }
}
