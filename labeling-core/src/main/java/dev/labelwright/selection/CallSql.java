package dev.labelwright.selection;

import dev.labelwright.prompt.AnswerSchema;
import dev.labelwright.prompt.CandidateLines;
import dev.labelwright.prompt.NoteWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Calls and their ceilings in SQL. What is called about is a unit: a text, a note, or a patient. Its kind is the list of
 * its notes' patterns, after the number of
 * its form, and that number alone where nothing is excepted; all units of a kind are asked the same, so that what is asked is
 * worked out once for a kind and not for each note. Where nobody asks which calls they are, the units of a patient that
 * are alike are one row.
 */
final class CallSql {
    /** A call with less room for candidates than this, in tokens, is not made. */
    private static final int SMALLEST_CANDIDATES = 256;

    private static final String TEXTS = """
            select n.patient_id, n.text_hash, {kind}, cast(count(*) as int), 0 {tokens} {ids}
            from {notes} {exceptional}
            group by n.patient_id, n.text_hash""";

    private static final String NOTES = """
            select n.patient_id, n.text_hash, {kind}, 1, 0 {tokens} {ids}
            from {notes} {exceptional}""";

    private static final String PATIENTS = """
            select p.patient_id, cast(null as bytea), {kind}, 1, p.notes {tokens} {ids}
            from chosen join catalog.patient p on p.project_id = :project and p.patient_id = chosen.patient_id
            {exceptional}""";

    private static final String EXCEPTIONAL_NOTE =
            "left join exceptional e on e.patient_id = n.patient_id and e.note_id = n.note_id and e.of_note";

    private static final String EXCEPTIONAL_PATIENT =
            "left join exceptional e on e.patient_id = p.patient_id and not e.of_note";

    private static final String KIND_OF_TEXT = """
            case when count(e.pattern) > 0
              then array_prepend(cast({form} as bigint), array_agg(coalesce(e.pattern, 0) order by n.note_id))
              else cast('{{form}}' as bigint[]) end""";

    private static final String KIND_OF_ONE = """
            case when e.pattern is null then cast('{{form}}' as bigint[])
              else array[cast({form} as bigint), e.pattern] end""";

    private static final String PLAIN = "cast('{{form}}' as bigint[])";

    private static final String EACH = """
            unit as materialized (
              select *, 1 as units {sums} from one_unit
            )""";

    /** A text that may not fit into the window of one of its calls is looked at alone. */
    private static final String ALIKE = """
            room as materialized (
              select count(*) as calls {room}
              from call c join pattern_call k on k.call_group = c.call_group and k.pattern = 0
            ),
            unit as materialized (
              select patient_id, kind, cast(count(*) as int) as units, sum(notes) as notes,
                max(notes_of_patient) as notes_of_patient {sums}
              from one_unit group by patient_id, kind {apart}
            )""";

    private static final String ROOM = """
            , min(c."window" - c.frame_input - k.input_tokens - least(k.output_tokens + c.frame_output, c.max_output))
                filter (where c.tokenizer = '{tokenizer}' and c.form <> {patient}) as {tokens}""";

    private static final String PLAIN_KINDS = "select distinct array[cast(form as bigint)] as kind from call";

    private static final String KINDS = """
            kind as materialized (
              {kinds}
            ),
            kind_note as materialized (
              select k.kind, k.kind[1] as form, m.place - 1 as place, m.pattern
              from kind k
              cross join lateral unnest(case when cardinality(k.kind) = 1 then array_append(k.kind, 0) else k.kind end)
                with ordinality as m(pattern, place)
              where m.place > 1
            ),
            kind_cell as materialized (
              select m.kind, cast(sum(p.selected) as bigint) as selected, cast(sum(p.protected) as bigint) as protected,
                cast(sum(p.skipped) as bigint) as skipped, cast(sum(p.asked) as bigint) as asked,
                cast(sum(p.not_met) as bigint) as not_met,
                count(distinct m.place) filter (where p.any_asked and m.form = {counting}) as notes
              from kind_note m
              join pattern_call p on p.pattern = m.pattern
              join call c on c.call_group = p.call_group and c.form = m.form
              group by m.kind
            ),
            kind_call as materialized (
              select m.kind, c.call_group, c.step, c.stage, c.tokenizer, c.local, c."window", c.candidates_fixed,
                c.candidates_one, c.candidates_many, c.input_price, c.output_price, p.variable_ids,
                array_agg(m.place order by m.place) as places, cast(sum(p.asked - p.not_met) as bigint) as cells,
                max(p.input_tokens) + c.frame_input as input_tokens,
                least(max(p.output_tokens) + c.frame_output, c.max_output) as output_tokens
              from kind_note m
              join pattern_call p on p.pattern = m.pattern
              join call c on c.call_group = p.call_group and c.form = m.form
              where p.asked > p.not_met
              group by m.kind, c.call_group, c.step, c.stage, c.tokenizer, c.local, c."window", c.candidates_fixed,
                c.candidates_one, c.candidates_many, c.input_price, c.output_price, p.variable_ids, c.frame_input,
                c.frame_output, c.max_output
            )""";

    /** A unit whose kind names no patterns stands for all its notes; every other kind lists them. */
    private static final String CELLS = """
            cell_count as (
              select u.patient_id, n.times * k.selected as selected, n.times * k.protected as protected,
                n.times * k.skipped as skipped, n.times * k.asked as asked, n.times * k.not_met as not_met,
                n.times * k.notes as notes
              from unit u
              cross join lateral (select case when cardinality(u.kind) = 1 then u.notes else u.units end as times) n
              join kind_cell k on k.kind = u.kind
            )""";

    /** A note that is longer than its call leaves room for has several windows, as {@link NoteWindows} counts them. */
    private static final String CALLS = """
            sized_call as (
              select u.patient_id, u.units, k.call_group, k.step, k.stage, k.local, k."window", k.input_price,
                k.output_price {columns},
                u.units * k.input_tokens + {sum_of_tokens} as input_tokens,
                k.input_tokens as prompt_tokens, cast({most_of_tokens} as bigint) as text_tokens,
                k.input_tokens + {most_of_tokens} as largest_input, k.output_tokens,
                k.candidates_fixed + k.candidates_one * least(u.notes_of_patient, {candidates})
                  + k.candidates_many * least(cast(u.notes_of_patient as bigint) * {items}, {candidates}) as candidates
              from unit u join kind_call k on k.kind = u.kind
            ),
            bounded_call as (
              select *, greatest(least(candidates, "window" - largest_input - output_tokens), 0) as candidate_tokens,
                local or largest_input + output_tokens + least(candidates, {smallest}) <= "window"
                  or text_tokens > 0 and room >= {smallest_room} as fits,
                case when not local and text_tokens > room and room >= {smallest_room}
                  then 1 + (text_tokens - room + {margin} + {progress} - 1) / {progress} else 1 end as windows
              from sized_call
              cross join lateral (select cast("window" - prompt_tokens - output_tokens as bigint) as room) r
            ),
            sent_call as (
              select *, case when windows > 1
                  then units * (windows * prompt_tokens
                    + least(text_tokens + (windows - 1) * ({overlap} + 2 * {margin}), windows * room))
                  else input_tokens + candidate_tokens end as sent_tokens
              from bounded_call
            )""";

    /** As {@link NoteWindows} has them; room is an integer, so that these divisions round down. */
    private static final String OVERLAP = "least(room / 10, %d)".formatted(NoteWindows.LONGEST_OVERLAP);

    private static final String PROGRESS =
            "((room - %d) * 3 / 4 - %s - %d)".formatted(NoteWindows.MARGIN, OVERLAP, NoteWindows.BORDER);

    private static final String COLUMNS = """
            , u.text_hash, k.variable_ids,
                case when cardinality(u.kind) = 1 then u.notes * k.cells else k.cells end as cells,
                case when cardinality(u.kind) = 1 or u.kind[1] = {patient} then u.note_ids
                  else array(select u.note_ids[place] from unnest(k.places) as place order by place) end as note_ids""";

    private static final String EACH_CALL = """
            planned_task as (
              select patient_id, text_hash, call_group, step, stage, variable_ids, note_ids, cells, "window", fits,
                candidate_tokens, sent_tokens as input_tokens, output_tokens as call_output_tokens,
                windows * output_tokens as output_tokens, windows,
                case when windows > 1 then room else 0 end as window_tokens,
                case when fits then sent_tokens + windows * output_tokens else 0 end as ceiling_tokens
              from sent_call
            )""";

    private static final String SUMS = """
            call_sum as (
              select patient_id, call_group, stage, units * windows as calls, sent_tokens as input_tokens,
                units * windows * output_tokens as output_tokens,
                case when windows > 1 then "window" else largest_input + candidate_tokens + output_tokens end as largest,
                sent_tokens * input_price + units * windows * output_tokens * output_price as cost
              from sent_call where fits and not local
            )""";

    private final PlanSql plan;
    private final ChosenSql chosen;
    private final boolean exceptions;

    /** @param exceptions whether there can be notes or patients of which not everything is asked */
    CallSql(PlanSql plan, ChosenSql chosen, boolean exceptions) {
        this.plan = plan;
        this.chosen = chosen;
        this.exceptions = exceptions;
    }

    /** The expressions {@code cell_count} and {@code planned_task}, with a row for each call. */
    String tasks() {
        String each =
                EACH.replace("{sums}", tokens(", cast({tokens} as bigint) as sum_{tokens}, {tokens} as most_{tokens}"));
        return filled(
                String.join(",\n", units(true), each, KINDS, CELLS, CALLS.replace("{columns}", COLUMNS), EACH_CALL));
    }

    /** The expressions {@code cell_count} and {@code call_sum}, with a row for all calls of a patient that are alike. */
    String sums() {
        String alike = ALIKE.replace(
                        "{sums}", tokens(", sum({tokens}) as sum_{tokens}, max({tokens}) as most_{tokens}"))
                .replace("{room}", tokens(ROOM))
                .replace("{apart}", apart());
        return filled(String.join(",\n", units(false), alike, KINDS, CELLS, CALLS.replace("{columns}", ""), SUMS));
    }

    private String filled(String sql) {
        return sql.replace("{kinds}", exceptions ? "select distinct kind from unit" : PLAIN_KINDS)
                .replace("{counting}", number(plan.has(PlanSql.Form.TEXT) ? PlanSql.Form.TEXT : PlanSql.Form.NOTE))
                .replace("{patient}", number(PlanSql.Form.PATIENT))
                .replace("{sum_of_tokens}", ofTokenizer("sum_"))
                .replace("{most_of_tokens}", ofTokenizer("most_"))
                .replace("{progress}", PROGRESS)
                .replace("{overlap}", OVERLAP)
                .replace("{margin}", Integer.toString(NoteWindows.MARGIN))
                .replace("{smallest_room}", Integer.toString(NoteWindows.SMALLEST_ROOM))
                .replace("{candidates}", Integer.toString(CandidateLines.MAX_CANDIDATES))
                .replace("{items}", Integer.toString(AnswerSchema.MAX_ITEMS))
                .replace("{smallest}", Integer.toString(SMALLEST_CANDIDATES));
    }

    private String units(boolean each) {
        List<String> units = new ArrayList<>();
        if (plan.has(PlanSql.Form.TEXT)) {
            String ids = each ? ", array_agg(n.note_id order by n.note_id)" : "";
            units.add(unit(TEXTS, PlanSql.Form.TEXT, KIND_OF_TEXT, ", max(n.{tokens})", ids));
        }
        if (plan.has(PlanSql.Form.NOTE)) {
            units.add(unit(NOTES, PlanSql.Form.NOTE, KIND_OF_ONE, ", n.{tokens}", each ? ", array[n.note_id]" : ""));
        }
        if (units.isEmpty() || plan.has(PlanSql.Form.PATIENT)) {
            String ids = each ? ", cast('{}' as text[])" : "";
            units.add(unit(PATIENTS, PlanSql.Form.PATIENT, KIND_OF_ONE, ", 0", ids));
        }
        return "one_unit(patient_id, text_hash, kind, notes, notes_of_patient" + tokens(", {tokens}")
                + (each ? ", note_ids" : "") + ") as (\n" + String.join("\nunion all\n", units) + "\n)";
    }

    private String unit(String template, PlanSql.Form form, String kind, String tokens, String ids) {
        boolean ofPatient = form == PlanSql.Form.PATIENT;
        return template.replace("{kind}", exceptions ? kind : PLAIN)
                .replace("{form}", number(form))
                .replace("{exceptional}", exceptions ? ofPatient ? EXCEPTIONAL_PATIENT : EXCEPTIONAL_NOTE : "")
                .replace("{tokens}", tokens(tokens))
                .replace("{ids}", ids)
                .replace("{notes}", ofPatient ? "" : chosen.notes());
    }

    private static String number(PlanSql.Form form) {
        return Integer.toString(form.number());
    }

    /** A term for each way in which the plan's calls count notes. */
    private String tokens(String term) {
        return plan.tokenizers().stream()
                .map(tokenizer -> term.replace("{tokens}", SelectionSql.tokenColumn(tokenizer))
                        .replace("{tokenizer}", tokenizer.name()))
                .collect(Collectors.joining());
    }

    private String ofTokenizer(String prefix) {
        return plan.tokenizers().isEmpty()
                ? "0"
                : "case k.tokenizer" + tokens(" when '{tokenizer}' then u." + prefix + "{tokens}") + " else 0 end";
    }

    private String apart() {
        return plan.tokenizers().isEmpty()
                ? ""
                : ", case when true" + tokens(" and {tokens} <= (select {tokens} from room)")
                        + " then null else text_hash end";
    }
}
