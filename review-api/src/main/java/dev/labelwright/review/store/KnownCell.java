package dev.labelwright.review.store;

import dev.labelwright.ontology.Scope;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.Thresholds;
import java.util.List;
import java.util.UUID;

/**
 * A cell of a variable that is there, with what the catalog says of it now.
 *
 * @param id {@code null} where the cell was only looked at and nothing has been asked of it yet
 * @param generationOrdinal the newest generation that asked; {@code null} where none did
 * @param scope of its variable; a patient's cell has one label whatever the variable
 * @param thresholds of its variable and project
 */
public record KnownCell(UUID id, CellKey key, Integer generationOrdinal, Scope scope, Thresholds thresholds) {

    /** The cell with its current labels. */
    public Cell with(List<Label> labels) {
        return new Cell(id, key, generationOrdinal, labels);
    }
}
