package dev.labelwright.estimate.ceiling;

import dev.labelwright.prompt.RepairAllowance;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What the database sums up for a selection. Of a new batch nobody knows the patients, so each sum that bounds something
 * is that of the patients who have most of it.
 *
 * @param patients of whom something is asked
 * @param notes of which something is asked
 * @param calls to models, one for each task that asks one and each further window of a long note
 * @param inputTokens the most input of the calls
 * @param outputTokens the most output of the calls
 * @param noteCeiling how much of input and output is of calls about single notes
 * @param largest the ceiling of the largest call of any patient that could be drawn
 * @param cost the most that the calls cost, times a million
 * @param computedAt when the database looked
 */
public record Sums(
        long patients,
        long notes,
        long selected,
        long protectedCells,
        long skipped,
        long asked,
        long calls,
        long inputTokens,
        long outputTokens,
        long noteCeiling,
        long largest,
        BigDecimal cost,
        Instant computedAt) {

    /** What may be used beyond one call a task, in tokens. */
    public long repairAllowance() {
        return RepairAllowance.of(inputTokens + outputTokens, largest);
    }

    /** The tokens that cannot be exceeded. */
    public long ceiling() {
        return inputTokens + outputTokens + repairAllowance();
    }
}
