package dev.labelwright.generation.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.generation.GenerationStatus;
import java.time.Instant;
import java.util.UUID;

/** A generation's row, as the views need it. */
record GenerationRow(
        UUID id,
        int ordinal,
        GenerationStatus status,
        String requestedBy,
        Instant startedAt,
        Instant finishedAt,
        Instant now,
        JsonNode selection,
        JsonNode model,
        Integer batch,
        JsonNode error,
        int patientsTotal,
        int patientsDone,
        int tasksTotal,
        int tasksDone,
        int tasksFailed,
        int tasksCancelled,
        int outstanding,
        long cellsSelected,
        long cellsProtected,
        long cellsSkipped,
        long cellsAsked,
        long outcomesWritten,
        long outcomesUnchanged,
        long outcomesProtected,
        long outcomesSuperseded,
        long outcomesEmpty,
        long outcomesFailed,
        long outcomesCancelled,
        long tokensInput,
        long tokensCachedInput,
        long tokensOutput,
        long tokensUnconfirmed,
        long tasksCeiling,
        long repairAllowance,
        long version) {

    /** The columns, for a query over {@code catalog.generation g}. */
    static final String COLUMNS = """
            g.id, g.ordinal, g.status, g.requested_by, g.started_at, g.finished_at, catalog.clock() as now,
            g.selection, g.model, g.batch, g.error, g.patients_total, g.patients_done, g.tasks_total, g.tasks_done,
            g.tasks_failed, g.tasks_cancelled, (select count(*) from catalog.dispatch d
              where d.generation_id = g.id and d.state = 'DISPATCHED') as outstanding, g.cells_selected, g.cells_protected, g.cells_skipped,
            g.cells_asked, g.outcomes_written, g.outcomes_unchanged, g.outcomes_protected, g.outcomes_superseded,
            g.outcomes_empty, g.outcomes_failed, g.outcomes_cancelled, g.tokens_input, g.tokens_cached_input,
            g.tokens_output, g.tokens_unconfirmed, g.tasks_ceiling, g.repair_allowance, g.version""";
}
