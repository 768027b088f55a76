package dev.labelwright.review.store;

import dev.labelwright.review.label.Cell;
import java.time.Instant;
import java.util.UUID;

/**
 * A cell's columns after a change of its labels.
 *
 * @param askedAt when a generation asked just now; {@code null} keeps what the row says
 */
public record CellWrite(UUID id, boolean hasValue, boolean reviewed, Integer generationOrdinal, Instant askedAt) {
    public static CellWrite of(Cell cell, Instant askedAt) {
        return new CellWrite(cell.id(), cell.hasValue(), cell.reviewed(), cell.generationOrdinal(), askedAt);
    }
}
