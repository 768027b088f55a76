package dev.labelwright.selection;

import dev.labelwright.condition.Predicate;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.PlannedCall;
import dev.labelwright.tokens.Tokenizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The one rendering of a selection in SQL, as common table expressions that a planner inserts from and an estimator sums
 * over. So both see the same cells, the same tasks and the same ceiling. The rules are in {@code docs/rules.md}.
 *
 * <ul>
 *   <li>{@code chosen(patient_id)}: the patients
 *   <li>{@code call(…)}, {@code asked_variable(…)}: the call groups and the variables in them
 *   <li>{@code cell_count(patient_id, …)}: cells, counted by what becomes of them, and notes of which something is asked
 *   <li>{@code planned_task(…)}: one call; notes of a patient with the same text and the same asked variables share it
 *   <li>{@code call_sum(…)}: the calls that are made and that a patient has alike; their sums are those of the tasks
 * </ul>
 */
public final class SelectionSql {
    private final StringBuilder expressions = new StringBuilder();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private SelectionSql(UUID project) {
        parameters.put("project", project);
    }

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
     * The expressions with {@code planned_task}: each call, with its variables and notes.
     *
     * @param project the project
     * @param selection as for {@link #chosen}
     * @param values the selection's filters, their variables found
     * @param plan how the chosen variables share calls
     */
    public static SelectionSql tasks(UUID project, Selection selection, List<Predicate> values, CallPlan plan) {
        return calls(project, selection, values, new PlanSql(plan, call -> TokenPrices.NONE), CallSql::tasks);
    }

    /**
     * The expressions with {@code call_sum}: what the calls of {@link #tasks} come to.
     *
     * @param prices of a call that asks a model
     */
    public static SelectionSql sums(
            UUID project,
            Selection selection,
            List<Predicate> values,
            CallPlan plan,
            Function<PlannedCall, TokenPrices> prices) {
        return calls(project, selection, values, new PlanSql(plan, prices), CallSql::sums);
    }

    private static SelectionSql calls(
            UUID project, Selection selection, List<Predicate> values, PlanSql plan, Function<CallSql, String> calls) {
        SelectionSql sql = new SelectionSql(project);
        ChosenSql chosen = new ChosenSql(selection, values, sql.parameters);
        ExceptionSql exceptions = new ExceptionSql(plan, chosen, selection.overwrite(), sql.parameters);
        sql.expressions.append(String.join(
                ",\n",
                chosen.patients(),
                plan.expressions(sql.parameters),
                exceptions.expressions(),
                calls.apply(new CallSql(plan, chosen, exceptions.any()))));
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
}
