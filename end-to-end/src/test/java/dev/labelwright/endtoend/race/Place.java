package dev.labelwright.endtoend.race;

import java.util.UUID;

/** Where a cell is, within a patient. */
record Place(String noteId, UUID variableId) {}
