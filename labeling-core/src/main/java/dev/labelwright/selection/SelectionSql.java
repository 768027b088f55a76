package dev.labelwright.selection;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.labelwright.condition.EffectiveLabels;
import dev.labelwright.condition.Predicate;
import dev.labelwright.condition.PredicateSql;
import dev.labelwright.event.EventJson;
import dev.labelwright.prompt.AnswerSchema;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.CandidateLines;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.prompt.NoteWindows;
import dev.labelwright.prompt.PlannedCall;
import dev.labelwright.prompt.PlannedVariable;
import dev.labelwright.tokens.Tokenizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The one rendering of a selection in SQL, as common table expressions that a planner inserts from and an estimator sums
 * over. So both see the same cells, the same tasks and the same ceiling. The rules are in {@code docs/rules.md}.
 *
 * <ul>
 *   <li>{@code chosen(patient_id)}: the patients
 *   <li>{@code call(…)}, {@code asked_variable(…)}: the call groups and the variables in them
 *   <li>{@code cell_count(patient_id, note_id, …)}: one note, or the patient (no note), × one call group, with its cells
 *       counted by what becomes of them
 *   <li>{@code planned_task(…)}: one call; notes of a patient with the same text and the same asked variables share it
 * </ul>
 */
public final class SelectionSql {
    /** A call with less room for candidates than this, in tokens, is not made. */
    private static final int SMALLEST_CANDIDATES = 256;

    private static final String PLAN = """
            call as materialized (
              select * from jsonb_to_recordset(cast(cast(:calls as text) as jsonb))
                as c(call_group int, step int, stage text, local boolean, alone boolean, tokenizer text,
                  frame_input bigint, frame_output bigint, max_output bigint, "window" bigint,
                  candidates_fixed bigint, candidates_one bigint, candidates_many bigint)
            ),
            asked_variable as materialized (
              select * from jsonb_to_recordset(cast(cast(:variables as text) as jsonb))
                as v(variable_id uuid, position int, call_group int, input_tokens bigint, output_tokens bigint,
                  of_note boolean)
            )""";

    /** {cells} is a relation of cells, {grouping} what tells tasks of a call group apart. */
    private static final String COUNTS = """
            count(*) as selected,
            count(*) filter (where policy.decision = 'PROTECTED') as protected,
            count(*) filter (where policy.decision = 'SKIPPED') as skipped,
            count(*) filter (where policy.decision = 'ASKED') as asked,
            count(*) filter (where policy.decision = 'ASKED' and not met.met) as not_met,
            array_agg(v.variable_id order by v.position) filter (where policy.decision = 'ASKED' and met.met)
              as variable_ids,
            sum(v.input_tokens) filter (where policy.decision = 'ASKED' and met.met) as input_tokens,
            sum(v.output_tokens) filter (where policy.decision = 'ASKED' and met.met) as output_tokens
            """;

    private static final String POLICY = """
            cross join lateral (
              select case
                when :overwrite = 'REPLACE_ALL' then 'ASKED'
                when :overwrite = 'SKIP' and c.has_value then 'SKIPPED'
                when c.reviewed then 'PROTECTED'
                else 'ASKED'
              end as decision
            ) policy
            """;

    private static final String NOTE_CELLS = """
            note_call as (
              select n.patient_id, n.note_id, n.text_hash, v.call_group,
                max(n.tokens_o200k) as tokens_o200k, max(n.tokens_cl100k) as tokens_cl100k,
                max(n.utf8_bytes) as utf8_bytes,
                {counts}
              from chosen
              join catalog.note n on n.project_id = :project and n.patient_id = chosen.patient_id and {notes}
              join asked_variable v on v.of_note
              left join review.cell c on c.project_id = :project and c.patient_id = n.patient_id
                and c.note_id = n.note_id and c.variable_id = v.variable_id
              {policy} cross join lateral (select {met} as met) met
              group by n.patient_id, n.note_id, n.text_hash, v.call_group
            )""";

    private static final String PATIENT_CELLS = """
            patient_call as (
              select p.patient_id, p.notes, v.call_group,
                {counts}
              from chosen
              join catalog.patient p on p.project_id = :project and p.patient_id = chosen.patient_id
              join asked_variable v on not v.of_note
              left join review.cell c on c.project_id = :project and c.patient_id = p.patient_id
                and c.note_id = '' and c.variable_id = v.variable_id
              {policy} cross join lateral (select {met} as met) met
              group by p.patient_id, p.notes, v.call_group
            )""";

    private static final String TASKS = """
            cell_count as (
              select patient_id, note_id, call_group, selected, protected, skipped, asked, not_met from note_call
              union all
              select patient_id, null, call_group, selected, protected, skipped, asked, not_met from patient_call
            ),
            shared_call as (
              select t.patient_id, t.text_hash, t.call_group, t.variable_ids,
                array_agg(t.note_id order by t.note_id) as note_ids,
                sum(t.asked - t.not_met) as cells,
                max(case c.tokenizer when 'O200K_BASE' then t.tokens_o200k when 'CL100K_BASE' then t.tokens_cl100k
                  else t.utf8_bytes end) as text_tokens,
                max(t.input_tokens) as input_tokens, max(t.output_tokens) as output_tokens
              from note_call t join call c using (call_group)
              where t.asked > t.not_met
              group by t.patient_id, t.text_hash, t.call_group, t.variable_ids, case when c.alone then t.note_id end
              union all
              select t.patient_id, null, t.call_group, t.variable_ids, cast('{}' as text[]), t.asked - t.not_met,
                null, t.input_tokens, t.output_tokens
              from patient_call t where t.asked > t.not_met
            ),
            sized_call as (
              select s.patient_id, s.text_hash, s.call_group, s.variable_ids, s.note_ids, s.cells, c.step, c.stage,
                c.local, c."window",
                coalesce(s.text_tokens, 0) + s.input_tokens + c.frame_input as input_tokens,
                cast(coalesce(s.text_tokens, 0) as bigint) as text_tokens,
                least(s.output_tokens + c.frame_output, c.max_output) as output_tokens,
                case when s.text_tokens is null then
                  c.candidates_fixed + c.candidates_one * least(p.notes, {candidates})
                    + c.candidates_many * least(cast(p.notes as bigint) * {items}, {candidates})
                else 0 end as candidates
              from shared_call s join call c using (call_group)
              join catalog.patient p on p.project_id = :project and p.patient_id = s.patient_id
            ),
            bounded_call as (
              select *, greatest(least(candidates, "window" - input_tokens - output_tokens), 0) as candidate_tokens,
                local or input_tokens + output_tokens + least(candidates, {smallest}) <= "window"
                  or text_tokens > 0 and room >= {smallest_room} as fits,
                case when not local and text_tokens > room and room >= {smallest_room}
                  then 1 + (text_tokens - room + {margin} + {progress} - 1) / {progress} else 1 end as windows
              from sized_call
              cross join lateral (
                select cast("window" - input_tokens - output_tokens + text_tokens as bigint) as room) r
            ),
            planned_task as (
              select patient_id, text_hash, call_group, step, stage, variable_ids, note_ids, cells, "window", fits,
                candidate_tokens, sent_tokens as input_tokens, output_tokens as call_output_tokens,
                windows * output_tokens as output_tokens, windows,
                case when windows > 1 then room else 0 end as window_tokens,
                case when fits then sent_tokens + windows * output_tokens else 0 end as ceiling_tokens
              from bounded_call
              cross join lateral (select case when windows > 1
                then windows * (input_tokens - text_tokens)
                  + least(text_tokens + (windows - 1) * ({overlap} + 2 * {margin}), windows * room)
                else input_tokens + candidate_tokens end as sent_tokens) s
            )""";

    /** As {@link NoteWindows} has them; room is an integer, so that these divisions round down. */
    private static final String OVERLAP = "least(room / 10, {longest_overlap})";

    private static final String PROGRESS = "((room - {margin}) * 3 / 4 - " + OVERLAP + " - {border})";

    private final StringBuilder expressions = new StringBuilder();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private SelectionSql(UUID project) {
        parameters.put("project", project);
    }

    /** A call as its row. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record CallRow(
            int callGroup,
            int step,
            String stage,
            boolean local,
            boolean alone,
            String tokenizer,
            long frameInput,
            long frameOutput,
            long maxOutput,
            long window,
            long candidatesFixed,
            long candidatesOne,
            long candidatesMany) {}

    /**
     * The expression {@code chosen} alone.
     *
     * @param project the project
     * @param selection of which patients; a {@link PatientChoice.NewBatch} stands for every patient that could be drawn
     * @param values the selection's filters, their variables found
     */
    public static SelectionSql chosen(UUID project, Selection selection, List<Predicate> values) {
        SelectionSql sql = new SelectionSql(project);
        sql.expressions.append(new ChosenSql(selection, values, sql.parameters).patients());
        return sql;
    }

    /**
     * All expressions.
     *
     * @param project the project
     * @param selection as for {@link #chosen}
     * @param values the selection's filters, their variables found
     * @param plan how the chosen variables share calls
     */
    public static SelectionSql tasks(UUID project, Selection selection, List<Predicate> values, CallPlan plan) {
        SelectionSql sql = new SelectionSql(project);
        ChosenSql chosen = new ChosenSql(selection, values, sql.parameters);
        PredicateSql ofNote = PredicateSql.ofNote(EffectiveLabels.relation(false), sql.parameters);
        PredicateSql ofPatient =
                PredicateSql.ofPatient(EffectiveLabels.relation(false), "p.patient_id", sql.parameters);
        sql.expressions
                .append(chosen.patients())
                .append(",\n")
                .append(PLAN)
                .append(",\n")
                .append(cells(NOTE_CELLS, met(plan, true, ofNote)).replace("{notes}", chosen.noteFilter()))
                .append(",\n")
                .append(cells(PATIENT_CELLS, met(plan, false, ofPatient)))
                .append(",\n")
                .append(TASKS.replace("{progress}", PROGRESS)
                        .replace("{overlap}", OVERLAP)
                        .replace("{longest_overlap}", Integer.toString(NoteWindows.LONGEST_OVERLAP))
                        .replace("{border}", Integer.toString(NoteWindows.BORDER))
                        .replace("{margin}", Integer.toString(NoteWindows.MARGIN))
                        .replace("{smallest_room}", Integer.toString(NoteWindows.SMALLEST_ROOM))
                        .replace("{candidates}", Integer.toString(CandidateLines.MAX_CANDIDATES))
                        .replace("{items}", Integer.toString(AnswerSchema.MAX_ITEMS))
                        .replace("{smallest}", Integer.toString(SMALLEST_CANDIDATES)));
        sql.parameters.put("overwrite", selection.overwrite().name());
        sql.parameters.put(
                "calls",
                EventJson.write(plan.calls().stream().map(SelectionSql::row).toList()));
        sql.parameters.put("variables", variables(plan.variables()));
        return sql;
    }

    /** A statement: the expressions, then what is made of them. */
    public String with(String statement) {
        return "with " + expressions + "\n" + statement;
    }

    /** The values of the named parameters of the expressions. */
    public Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }

    /** The column of a note or a patient that holds its count for a tokenizer. */
    public static String tokenColumn(Tokenizer tokenizer) {
        return switch (tokenizer) {
            case O200K_BASE -> "tokens_o200k";
            case CL100K_BASE -> "tokens_cl100k";
            case UNKNOWN -> "utf8_bytes";
        };
    }

    private static String cells(String template, String met) {
        return template.replace("{counts}", COUNTS).replace("{policy}", POLICY).replace("{met}", met);
    }

    /** Whether the conditions that planning decides hold for the variable {@code v}. */
    private static String met(CallPlan plan, boolean ofNotes, PredicateSql predicates) {
        String cases = plan.variables().stream()
                .filter(variable ->
                        readsNotes(variable) == ofNotes && !variable.decided().isEmpty())
                .map(variable -> "when %d then %s".formatted(variable.position(), predicates.all(variable.decided())))
                .collect(Collectors.joining(" "));
        return cases.isEmpty() ? "true" : "case v.position " + cases + " else true end";
    }

    private static boolean readsNotes(PlannedVariable variable) {
        return switch (variable.stage()) {
            case NOTE_LABELS -> true;
            case AGGREGATION, DEPENDENT -> false;
        };
    }

    private static CallRow row(PlannedCall call) {
        ModelLimits limits = call.limits();
        return new CallRow(
                call.callGroup(),
                call.step(),
                call.stage().name(),
                call.local(),
                call.alone(),
                limits == null ? null : limits.tokenizer().name(),
                call.frameInput(),
                call.frameOutput(),
                limits == null ? 0 : limits.maxOutputTokens(),
                limits == null ? 0 : limits.contextTokens(),
                call.candidates().fixed(),
                call.candidates().onePerNote(),
                call.candidates().manyPerNote());
    }

    private static String variables(List<PlannedVariable> variables) {
        return EventJson.write(variables.stream()
                .map(variable -> Map.of(
                        "variable_id", variable.asked().definition().id(),
                        "position", variable.position(),
                        "call_group", variable.callGroup(),
                        "input_tokens", variable.inputTokens(),
                        "output_tokens", variable.outputTokens(),
                        "of_note", readsNotes(variable)))
                .toList());
    }
}
