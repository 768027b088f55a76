package dev.labelwright.generation.track;

import dev.labelwright.event.TaskFailure;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/** What a batch of outcomes adds to a generation's sums. Not thread-safe. */
final class GenerationLedger {
    final UUID id;
    private final Stopping stopping;
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
    long belowThreshold;
    long empty;
    long failedCells;
    long cancelledCells;
    long input;
    long cachedInput;
    long output;
    long unconfirmed;
    BigDecimal costMicros = BigDecimal.ZERO;
    TaskFailure stop;

    /**
     * An empty ledger.
     *
     * @param stopping how its tasks end because it is being stopped; {@code null} where it is not
     * @param repairAllowance what the generation may use for repairs, in tokens
     * @param repairDrawn what it has reserved of it
     */
    GenerationLedger(UUID id, Stopping stopping, long repairAllowance, long repairDrawn) {
        this.id = id;
        this.stopping = stopping;
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

    /** How its tasks end where they are not asked again, because it is being stopped. */
    Optional<Stopping> stopping() {
        return stop == null ? Optional.ofNullable(stopping) : Optional.of(new Stopping("GIVEN_UP", stop));
    }
}
