package dev.labelwright.generation.track;

import dev.labelwright.event.Usage;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A task, as its row says.
 *
 * @param open whether it has no end in this round
 * @param cells how many cells it asks
 * @param prices of its model; {@code null} where strategies answer
 */
record TaskRow(
        UUID id,
        UUID generationId,
        String patientId,
        boolean open,
        int round,
        long ceilingTokens,
        int cells,
        Prices prices) {

    /** What a model's tokens cost, each per million. */
    record Prices(BigDecimal input, BigDecimal cachedInput, BigDecimal output) {
        /** What was used costs, in millionths of the currency. */
        BigDecimal micros(Usage usage) {
            return input.multiply(BigDecimal.valueOf(usage.input() - usage.cachedInput()))
                    .add(cachedInput.multiply(BigDecimal.valueOf(usage.cachedInput())))
                    .add(output.multiply(BigDecimal.valueOf(usage.output())));
        }
    }

    TaskRow ended() {
        return new TaskRow(id, generationId, patientId, false, round, ceilingTokens, cells, prices);
    }
}
