package dev.labelwright.estimate.ceiling;

import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.SelectionSql;
import dev.labelwright.sql.Statement;
import dev.labelwright.tokens.Tokenizer;
import java.util.UUID;

/** The statements that sum a selection up into {@link Sums}; each starts from the common rendering of the selection. */
public final class SumsSql {
    private static final String UNREFINED = """
            , per_patient as (
              select p.patient_id, p.notes, cast(p.notes as bigint) * cast(:variables as bigint) as selected,
                0 as protected_cells, 0 as skipped, cast(p.notes as bigint) * cast(:variables as bigint) as asked,
                cast(p.notes as bigint) * cast(:groups as bigint) as calls,
                p.notes * cast(:input as bigint) + p.{tokens} * cast(:groups as bigint) as input_tokens,
                p.notes * cast(:output as bigint) as output_tokens,
                p.max_{tokens} + cast(:largestCall as bigint) as largest
              from chosen
              join catalog.patient p on p.project_id = :project and p.patient_id = chosen.patient_id
            )
            """;

    private static final String REFINED = """
            , cells as (
              select patient_id, count(distinct note_id) filter (where asked > 0) as notes, sum(selected) as selected,
                sum(protected) as protected_cells, sum(skipped) as skipped, sum(asked) as asked
              from note_call group by patient_id
            ), calls as (
              select patient_id, count(*) as calls, sum(input_tokens) as input_tokens,
                sum(output_tokens) as output_tokens, max(ceiling_tokens) as largest
              from planned_task where fits group by patient_id
            ), per_patient as (
              select patient_id, c.notes, c.selected, c.protected_cells, c.skipped, c.asked,
                coalesce(t.calls, 0) as calls, coalesce(t.input_tokens, 0) as input_tokens,
                coalesce(t.output_tokens, 0) as output_tokens, coalesce(t.largest, 0) as largest
              from cells c left join calls t using (patient_id)
            )
            """;

    /** The patients with the most tokens need not be those who cost most, nor have the largest call. */
    private static final String SUMS = """
            , candidate as materialized (
              select *, input_tokens + output_tokens as ceiling,
                input_tokens * cast(:inputPrice as numeric) + output_tokens * cast(:outputPrice as numeric) as cost
              from per_patient
            ), drawn as (
              select * from candidate {largest}
            ), dearest as (
              select cost from candidate {dearest}
            )
            select cast(to_json(r) as text) from (
              select count(*) filter (where asked > 0) as patients, coalesce(sum(notes), 0) as notes,
                coalesce(sum(selected), 0) as selected, coalesce(sum(protected_cells), 0) as protected_cells,
                coalesce(sum(skipped), 0) as skipped, coalesce(sum(asked), 0) as asked,
                coalesce(sum(calls), 0) as calls, coalesce(sum(input_tokens), 0) as input_tokens,
                coalesce(sum(output_tokens), 0) as output_tokens,
                (select coalesce(max(largest), 0) from candidate) as largest,
                (select coalesce(sum(cost), 0) from dearest) as cost, now() as computed_at
              from drawn
            ) r""";

    private SumsSql() {}

    /**
     * Sums over patients alone; reads no note and no cell.
     *
     * @param variables how many are asked of each note
     */
    public static Statement unrefined(
            UUID project, PatientChoice patients, int variables, NoteBound bound, Tokenizer tokenizer, Prices prices) {
        SelectionSql chosen = SelectionSql.chosen(project, patients);
        String perPatient = UNREFINED.replace("{tokens}", SelectionSql.tokenColumn(tokenizer));
        return sums(chosen, perPatient, patients, prices)
                .with("variables", (long) variables)
                .with("groups", (long) bound.groups())
                .with("input", bound.input())
                .with("output", bound.output())
                .with("largestCall", bound.largestCall());
    }

    /** Sums over the very tasks that would be planned. */
    public static Statement refined(
            UUID project,
            PatientChoice patients,
            Overwrite overwrite,
            CallPlan plan,
            ModelLimits limits,
            Prices prices) {
        SelectionSql tasks = SelectionSql.tasks(project, patients, overwrite, plan, limits);
        return sums(tasks, REFINED, patients, prices);
    }

    private static Statement sums(SelectionSql selection, String perPatient, PatientChoice patients, Prices prices) {
        boolean drawn = patients instanceof PatientChoice.NewBatch;
        String sums = SUMS.replace("{largest}", drawn ? "order by ceiling desc, patient_id limit :size" : "")
                .replace("{dearest}", drawn ? "order by cost desc limit :size" : "");
        Statement statement = Statement.of(selection.with(perPatient + sums))
                .with(selection.parameters())
                .with("inputPrice", prices.input())
                .with("outputPrice", prices.output());
        return patients instanceof PatientChoice.NewBatch batch ? statement.with("size", batch.size()) : statement;
    }
}
