package dev.labelwright.review.label;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A cell with its current labels.
 *
 * @param generationOrdinal the newest generation that asked; {@code null} where none did
 * @param labels those that were not removed, the oldest first
 */
public record Cell(UUID id, CellKey key, Integer generationOrdinal, List<Label> labels) {
    public Cell {
        labels = List.copyOf(labels);
    }

    /** Whether a person decided here, be it one of several reviewers whose decision is not settled yet. */
    public boolean reviewed() {
        return labels.stream().anyMatch(Label::isDecided);
    }

    /** Whether a selection finds a value here; a draft below the threshold is one too. */
    public boolean hasValue() {
        return labels.stream().map(Label::statedValue).anyMatch(Objects::nonNull);
    }
}
