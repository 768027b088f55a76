package dev.labelwright.rules.engine;

import dev.labelwright.rules.database.ServiceSessions;
import dev.labelwright.rules.model.CellEnd;
import dev.labelwright.rules.model.Plan;
import dev.labelwright.rules.model.Prediction;
import dev.labelwright.rules.model.Verdict;
import dev.labelwright.sql.Statement;
import java.util.UUID;

/** What a generation's row says of its cells. */
record GenerationCounts(
        String status,
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
        long outcomesCancelled) {
    private static final String READ = """
            select status, cells_selected, cells_protected, cells_skipped, cells_asked, outcomes_written,
              outcomes_unchanged, outcomes_protected, outcomes_superseded, outcomes_below_threshold, outcomes_empty,
              outcomes_condition_not_met, outcomes_failed, outcomes_cancelled
            from catalog.generation where id = :generation""";

    static GenerationCounts read(ServiceSessions sessions, UUID generation) {
        return sessions.inTransaction(
                session -> Statement.query(READ).with("generation", generation).first(session, GenerationCounts.class));
    }

    static GenerationCounts of(Plan plan, Prediction prediction) {
        return new GenerationCounts(
                prediction.status(),
                plan.cells().size(),
                plan.with(Verdict.PROTECTED).size(),
                plan.with(Verdict.SKIPPED).size(),
                plan.asked(),
                prediction.count(CellEnd.WRITTEN),
                prediction.count(CellEnd.UNCHANGED),
                prediction.count(CellEnd.PROTECTED),
                prediction.count(CellEnd.SUPERSEDED),
                prediction.count(CellEnd.BELOW_THRESHOLD),
                prediction.count(CellEnd.EMPTY),
                prediction.count(CellEnd.CONDITION_NOT_MET),
                prediction.count(CellEnd.FAILED),
                0);
    }
}
