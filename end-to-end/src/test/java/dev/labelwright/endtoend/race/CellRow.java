package dev.labelwright.endtoend.race;

import java.util.UUID;

/**
 * A row of review.cell.
 *
 * @param many whether its variable has any number of labels in a note
 */
record CellRow(
        UUID id, String noteId, UUID variableId, boolean many, boolean hasValue, boolean reviewed, Integer ordinal) {
    Place place() {
        return new Place(noteId, variableId);
    }
}
