package dev.labelwright.generation.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.generation.GenerationStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A generation's row, as the views need it.
 *
 * @param preview the state of its preview; {@code null} where it is none
 * @param batchSize of the batch that it draws or runs on, where there is one by now
 * @param uploadFilename of the upload that its notes are chosen by
 * @param openStep the earliest step that a patient has not finished
 * @param dispatched the tasks that a worker may hold
 */
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
        Integer batchSize,
        String uploadFilename,
        String preview,
        BigDecimal confidenceThreshold,
        JsonNode error,
        int patientsTotal,
        int patientsDone,
        Integer openStep,
        int tasksTotal,
        int tasksWaiting,
        int tasksDone,
        int tasksFailed,
        int tasksCancelled,
        int dispatched,
        long cellsSelected,
        long cellsProtected,
        long cellsSkipped,
        long cellsAsked,
        long outcomesWritten,
        long outcomesUnchanged,
        long outcomesProtected,
        long outcomesSuperseded,
        long outcomesBelowThreshold,
        long outcomesEmpty,
        long outcomesConditionNotMet,
        long outcomesFailed,
        long outcomesCancelled,
        long tokensInput,
        long tokensCachedInput,
        long tokensOutput,
        long tokensUnconfirmed,
        long tasksCeiling,
        long repairAllowance,
        Long tokenBudget,
        int retries,
        long retryCeiling,
        BigDecimal costMicros,
        long version) {

    /** The columns, for a query over {@code catalog.generation g}. */
    static final String COLUMNS = """
            g.id, g.ordinal, g.status, g.requested_by, g.started_at, g.finished_at, catalog.clock() as now,
            g.selection, g.model, g.batch,
            (select b.size from catalog.batch b where b.project_id = g.project_id
              and b.number = coalesce(g.batch, cast(g.selection -> 'patients' ->> 'batch' as int))) as batch_size,
            (select u.filename from catalog.upload u where u.project_id = g.project_id
              and cast(u.id as text) = lower(g.selection -> 'notes' ->> 'uploadId')) as upload_filename,
            g.preview, g.confidence_threshold, g.error, g.patients_total, g.patients_done,
            (select min(p.step) from catalog.generation_patient p where p.generation_id = g.id
              and (p.open_tasks > 0 or p.step < p.last_step)) as open_step,
            g.tasks_total, g.tasks_waiting, g.tasks_done, g.tasks_failed, g.tasks_cancelled,
            (select count(*) from catalog.dispatch d
              where d.generation_id = g.id and d.state = 'DISPATCHED') as dispatched,
            g.cells_selected, g.cells_protected, g.cells_skipped, g.cells_asked, g.outcomes_written,
            g.outcomes_unchanged, g.outcomes_protected, g.outcomes_superseded, g.outcomes_below_threshold,
            g.outcomes_empty, g.outcomes_condition_not_met, g.outcomes_failed, g.outcomes_cancelled, g.tokens_input,
            g.tokens_cached_input, g.tokens_output, g.tokens_unconfirmed, g.tasks_ceiling, g.repair_allowance,
            g.token_budget, g.retries, g.retry_ceiling, g.cost_micros, g.version""";
}
