package dev.labelwright.estimate.ceiling;

import dev.labelwright.condition.Predicate;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.PlannedCall;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionSql;
import dev.labelwright.sql.Statement;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The statement that sums a selection up into {@link Sums}, over the very tasks that would be planned. */
public final class SumsSql {
    private static final String REFINED = """
            , price as materialized (
              select * from jsonb_to_recordset(cast(cast(:prices as text) as jsonb))
                as r(call_group int, input numeric, output numeric)
            ), cells as (
              select patient_id, count(distinct note_id) filter (where asked > 0) as notes, sum(selected) as selected,
                sum(protected) as protected_cells, sum(skipped) as skipped, sum(asked) as asked
              from cell_count group by patient_id
            ), calls as (
              select t.patient_id, sum(t.windows) as calls, sum(t.input_tokens) as input_tokens,
                sum(t.output_tokens) as output_tokens, max(least(t.ceiling_tokens, t."window")) as largest,
                sum(t.input_tokens * r.input + t.output_tokens * r.output) as cost,
                sum(t.ceiling_tokens) filter (where t.stage = 'NOTE_LABELS') as note_ceiling
              from planned_task t join price r using (call_group) where t.fits group by t.patient_id
            ), per_patient as (
              select patient_id, 1 as patients, c.notes, c.selected, c.protected_cells, c.skipped, c.asked,
                coalesce(t.calls, 0) as calls, coalesce(t.input_tokens, 0) as input_tokens,
                coalesce(t.output_tokens, 0) as output_tokens, coalesce(t.largest, 0) as largest,
                coalesce(t.cost, 0) as cost, coalesce(t.note_ceiling, 0) as note_ceiling
              from cells c left join calls t using (patient_id)
            )
            """;

    /** The patients with the most tokens need not be those who cost most, nor have the largest call. */
    private static final String SUMS = """
            , candidate as materialized (
              select *, input_tokens + output_tokens as ceiling from per_patient
            ), drawn as (
              select * from candidate {largest}
            ), dearest as (
              select cost from candidate {dearest}
            )
            select cast(to_json(r) as text) from (
              select coalesce(sum(patients) filter (where asked > 0), 0) as patients, coalesce(sum(notes), 0) as notes,
                coalesce(sum(selected), 0) as selected, coalesce(sum(protected_cells), 0) as protected_cells,
                coalesce(sum(skipped), 0) as skipped, coalesce(sum(asked), 0) as asked,
                coalesce(sum(note_ceiling), 0) as note_ceiling, coalesce(sum(calls), 0) as calls, coalesce(sum(input_tokens), 0) as input_tokens,
                coalesce(sum(output_tokens), 0) as output_tokens,
                (select coalesce(max(largest), 0) from candidate) as largest,
                (select coalesce(sum(cost), 0) from dearest) as cost, catalog.clock() as computed_at
              from drawn
            ) r""";

    private SumsSql() {}

    /** What the tokens of a call group cost. */
    private record PriceRow(int callGroup, BigDecimal input, BigDecimal output) {}

    /**
     * Sums over the very tasks that would be planned.
     *
     * @param values the selection's filters, their variables found
     * @param prices of a call that asks a model
     */
    public static Statement refined(
            UUID project,
            Selection selection,
            List<Predicate> values,
            CallPlan plan,
            Function<PlannedCall, Prices> prices) {
        SelectionSql tasks = SelectionSql.tasks(project, selection, values, plan);
        List<PriceRow> rows = ModelCall.of(plan, prices)
                .map(call -> new PriceRow(
                        call.call().callGroup(),
                        call.prices().input(),
                        call.prices().output()))
                .toList();
        return sums(tasks, REFINED, selection.patients()).rows("prices", rows);
    }

    /** The sums over a relation {@code per_patient}; over those who have most, where not all are drawn. */
    static Statement sums(SelectionSql selection, String perPatient, PatientChoice patients) {
        boolean drawn = patients instanceof PatientChoice.NewBatch;
        String sums = SUMS.replace("{largest}", drawn ? "order by ceiling desc, patient_id limit :size" : "")
                .replace("{dearest}", drawn ? "order by cost desc limit :size" : "");
        Statement statement = Statement.of(selection.with(perPatient + sums)).with(selection.parameters());
        return patients instanceof PatientChoice.NewBatch batch ? statement.with("size", batch.size()) : statement;
    }
}
