package dev.labelwright.generation.track;

import java.util.UUID;

/**
 * A task, as its row says.
 *
 * @param open whether it has no end in this round
 * @param cells how many cells it asks
 */
record TaskRow(UUID id, UUID generationId, String patientId, boolean open, int round, long ceilingTokens, int cells) {
    TaskRow ended() {
        return new TaskRow(id, generationId, patientId, false, round, ceilingTokens, cells);
    }
}
