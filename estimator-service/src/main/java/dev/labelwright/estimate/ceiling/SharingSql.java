package dev.labelwright.estimate.ceiling;

import dev.labelwright.condition.Predicate;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionSql;
import dev.labelwright.sql.Statement;
import java.util.List;
import java.util.UUID;

/** The statement that says what is saved because notes of a patient with the same text share their calls. */
public final class SharingSql {
    private static final String SHARED = """
            select cast(to_json(r) as text) from (
              select coalesce(sum((cardinality(note_ids) - 1) * windows), 0) as calls,
                coalesce(sum((cardinality(note_ids) - 1) * ceiling_tokens), 0) as tokens
              from planned_task where stage = 'NOTE_LABELS' and fits and cardinality(note_ids) > 1
            ) r""";

    private SharingSql() {}

    /**
     * Over the very tasks that would be planned.
     *
     * @param values the selection's filters, their variables found
     */
    public static Statement of(UUID project, Selection selection, List<Predicate> values, CallPlan plan) {
        SelectionSql tasks = SelectionSql.tasks(project, selection, values, plan);
        return Statement.of(tasks.with(SHARED)).with(tasks.parameters());
    }
}
