package dev.labelwright.estimate.ceiling;

import dev.labelwright.condition.Predicate;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.PlannedCall;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionSql;
import dev.labelwright.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The statement that sums a selection up into {@link Sums}, over the very tasks that would be planned. */
public final class SumsSql {
    /** {who} is each patient, or nobody in particular. */
    private static final String REFINED = """
            , per_patient as (
              select {who}, sum(notes) as notes, sum(selected) as selected, sum(protected) as protected_cells,
                sum(skipped) as skipped, sum(asked) as asked, sum(calls) as calls, sum(input_tokens) as input_tokens,
                sum(output_tokens) as output_tokens, max(largest) as largest, sum(cost) as cost,
                sum(note_ceiling) as note_ceiling
              from (
                select patient_id, notes, selected, protected, skipped, asked, 0 as calls, 0 as input_tokens,
                  0 as output_tokens, 0 as largest, 0 as cost, 0 as note_ceiling
                from cell_count
                union all
                select patient_id, 0, 0, 0, 0, 0, calls, input_tokens, output_tokens, largest, cost,
                  case when stage = 'NOTE_LABELS' then input_tokens + output_tokens else 0 end
                from call_sum
              ) counted
              {grouping}
            )
            """;

    private static final String EVERYBODY = """
            null as patient_id,
                (select count(distinct patient_id) from cell_count where asked > 0) as patients""";

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
        SelectionSql calls = SelectionSql.sums(
                project, selection, values, plan, call -> prices.apply(call).ofTokens());
        boolean drawn = selection.patients() instanceof PatientChoice.NewBatch;
        String perPatient = REFINED.replace("{who}", drawn ? "patient_id, 1 as patients" : EVERYBODY)
                .replace("{grouping}", drawn ? "group by patient_id" : "");
        return sums(calls, perPatient, selection.patients());
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
