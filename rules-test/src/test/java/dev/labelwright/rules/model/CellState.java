package dev.labelwright.rules.model;

import java.util.List;

/**
 * What a cell holds.
 *
 * @param generation the ordinal of the newest generation that asked; 0 where none did
 * @param labels those that were not removed
 */
public record CellState(int generation, List<Label> labels) {
    /** A cell that nobody has asked. */
    public static final CellState UNASKED = new CellState(0, List.of());

    public CellState {
        labels = List.copyOf(labels);
    }

    /** Whether a person decided in it. */
    public boolean reviewed() {
        return labels.stream().anyMatch(label -> label.status().reviewed());
    }

    /** Whether a person decided in it so late that nothing may replace it. */
    public boolean reviewedSinceTheStart() {
        return labels.stream()
                .anyMatch(label -> label.status().reviewed() && label.reviewed().wins());
    }
}
