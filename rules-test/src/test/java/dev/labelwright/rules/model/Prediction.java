package dev.labelwright.rules.model;

import java.util.Map;

/**
 * How a generation ends.
 *
 * @param ends of every cell that counts as asked
 * @param cells what every cell holds then
 * @param failedTasks how many of its tasks fail
 */
public record Prediction(Map<CellKey, CellEnd> ends, Map<CellKey, CellState> cells, int failedTasks) {
    public Prediction {
        ends = Map.copyOf(ends);
        cells = Map.copyOf(cells);
    }

    /** How many cells end in a class. */
    public long count(CellEnd end) {
        return ends.values().stream().filter(one -> one == end).count();
    }

    /** The generation's status, by the API's name. */
    public String status() {
        return failedTasks > 0 ? "COMPLETED_WITH_ERRORS" : "COMPLETED";
    }
}
