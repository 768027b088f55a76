package dev.labelwright.review.store;

import dev.labelwright.ontology.Scope;
import dev.labelwright.review.label.CellKey;
import java.util.UUID;

/**
 * A cell whose lock is held until the transaction ends.
 *
 * @param generationOrdinal the newest generation that asked; {@code null} where none did
 * @param scope of its variable
 */
public record LockedCell(UUID id, CellKey key, Integer generationOrdinal, Scope scope) {}
