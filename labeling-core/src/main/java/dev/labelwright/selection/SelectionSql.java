package dev.labelwright.selection;

import dev.labelwright.event.EventJson;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.prompt.PlannedVariable;
import dev.labelwright.tokens.Tokenizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The one rendering of a selection in SQL, as common table expressions that a planner inserts from and an estimator sums
 * over. So both see the same cells, the same tasks and the same ceiling.
 *
 * <ul>
 *   <li>{@code chosen(patient_id)}: the patients
 *   <li>{@code asked_variable(…)}: the variables and their place in the calls
 *   <li>{@code note_call(…)}: one note × one call group, with its cells counted by what the overwrite policy makes of
 *       them
 *   <li>{@code planned_task(…)}: one call; notes of a patient with the same text and the same asked variables share it
 * </ul>
 */
public final class SelectionSql {
    private static final String CELLS = """
            asked_variable as materialized (
              select * from jsonb_to_recordset(cast(cast(:variables as text) as jsonb))
                as v(variable_id uuid, position int, call_group int, input_tokens int, output_tokens int)
            ),
            note_call as (
              select n.patient_id, n.note_id, n.text_hash, v.call_group,
                max(n.{tokens}) as note_tokens,
                count(*) as selected,
                count(*) filter (where policy.decision = 'PROTECTED') as protected,
                count(*) filter (where policy.decision = 'SKIPPED') as skipped,
                count(*) filter (where policy.decision = 'ASKED') as asked,
                array_agg(v.variable_id order by v.position) filter (where policy.decision = 'ASKED') as variable_ids,
                sum(v.input_tokens) filter (where policy.decision = 'ASKED') as input_tokens,
                sum(v.output_tokens) filter (where policy.decision = 'ASKED') as output_tokens
              from chosen
              join catalog.note n on n.project_id = :project and n.patient_id = chosen.patient_id
              cross join asked_variable v
              left join review.cell c on c.project_id = :project and c.patient_id = n.patient_id
                and c.note_id = n.note_id and c.variable_id = v.variable_id
              cross join lateral (
                select case
                  when :overwrite = 'REPLACE_ALL' then 'ASKED'
                  when :overwrite = 'SKIP' and c.has_value then 'SKIPPED'
                  when c.reviewed then 'PROTECTED'
                  else 'ASKED'
                end as decision
              ) policy
              group by n.patient_id, n.note_id, n.text_hash, v.call_group
            ),
            shared_call as (
              select patient_id, text_hash, call_group, variable_ids,
                array_agg(note_id order by note_id) as note_ids,
                sum(asked) as cells,
                max(note_tokens) + max(input_tokens) + :frameInput as input_tokens,
                least(max(output_tokens) + :frameOutput, :maxOutput) as output_tokens
              from note_call
              where asked > 0
              group by patient_id, text_hash, call_group, variable_ids
            ),
            planned_task as (
              select *,
                input_tokens + output_tokens <= :window as fits,
                case when input_tokens + output_tokens <= :window then input_tokens + output_tokens else 0 end
                  as ceiling_tokens
              from shared_call
            )""";

    private final StringBuilder expressions = new StringBuilder();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private SelectionSql(UUID project) {
        parameters.put("project", project);
    }

    /**
     * The expression {@code chosen} alone.
     *
     * @param project the project
     * @param patients the choice; a {@link PatientChoice.NewBatch} stands for every patient that could be drawn
     */
    public static SelectionSql chosen(UUID project, PatientChoice patients) {
        SelectionSql sql = new SelectionSql(project);
        sql.expressions.append("chosen as (").append(sql.chosen(patients)).append(')');
        return sql;
    }

    /**
     * All expressions.
     *
     * @param project the project
     * @param patients as for {@link #chosen(UUID, PatientChoice)}
     * @param overwrite what may be asked
     * @param plan how the chosen variables share calls
     * @param limits the model's limits
     */
    public static SelectionSql tasks(
            UUID project, PatientChoice patients, Overwrite overwrite, CallPlan plan, ModelLimits limits) {
        SelectionSql sql = chosen(project, patients);
        sql.expressions.append(",\n").append(CELLS.replace("{tokens}", tokenColumn(limits.tokenizer())));
        sql.parameters.put("variables", variables(plan.variables()));
        sql.parameters.put("overwrite", overwrite.name());
        sql.parameters.put("frameInput", (long) plan.frameInput());
        sql.parameters.put("frameOutput", (long) plan.frameOutput());
        sql.parameters.put("maxOutput", (long) limits.maxOutputTokens());
        sql.parameters.put("window", (long) limits.contextTokens());
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

    private String chosen(PatientChoice patients) {
        return switch (patients) {
            case PatientChoice.All all -> "select patient_id from catalog.patient where project_id = :project";
            case PatientChoice.Specific specific -> {
                parameters.put("patientIds", EventJson.write(specific.patientIds()));
                yield "select patient_id from catalog.patient where project_id = :project and patient_id in"
                        + " (select jsonb_array_elements_text(cast(cast(:patientIds as text) as jsonb)))";
            }
            case PatientChoice.NewBatch batch ->
                "select patient_id from catalog.patient where project_id = :project and not covered";
            case PatientChoice.Batch batch -> {
                parameters.put("batch", batch.number());
                yield "select patient_id from catalog.batch_patient where project_id = :project and batch = :batch";
            }
        };
    }

    private static String variables(List<PlannedVariable> variables) {
        return EventJson.write(variables.stream()
                .map(variable -> Map.of(
                        "variable_id", variable.asked().definition().id(),
                        "position", variable.position(),
                        "call_group", variable.callGroup(),
                        "input_tokens", variable.inputTokens(),
                        "output_tokens", variable.outputTokens()))
                .toList());
    }
}
