package dev.labelwright.review.apply;

import dev.labelwright.selection.Overwrite;
import java.time.Instant;
import java.util.UUID;

/**
 * What the database says of a generation whose results are applied.
 *
 * @param ordinal its place in the project's history
 * @param startedAt a review written at or after this instant wins
 */
record AskingGeneration(UUID id, UUID projectId, int ordinal, Overwrite overwrite, Instant startedAt) {}
