package dev.labelwright.generation.track;

import java.util.UUID;

/** What a batch of outcomes adds to a generation's sums. Not thread-safe. */
final class GenerationLedger {
    final UUID id;
    private final long repairAllowance;
    private long repairDrawn;

    long drawn;
    int outstanding;
    int done;
    int failed;
    int cancelled;
    long written;
    long unchanged;
    long protectedCells;
    long superseded;
    long empty;
    long failedCells;
    long cancelledCells;
    long input;
    long cachedInput;
    long output;
    long unconfirmed;

    /**
     * An empty ledger.
     *
     * @param repairAllowance what the generation may use for repairs, in tokens
     * @param repairDrawn what it has reserved of it
     */
    GenerationLedger(UUID id, long repairAllowance, long repairDrawn) {
        this.id = id;
        this.repairAllowance = repairAllowance;
        this.repairDrawn = repairDrawn;
    }

    /** Reserves tokens of the repair allowance; whether there were as many left. */
    boolean drawRepair(long tokens) {
        if (repairDrawn + tokens > repairAllowance) {
            return false;
        }
        repairDrawn += tokens;
        drawn += tokens;
        return true;
    }
}
