package dev.labelwright.endtoend.race;

import dev.labelwright.selection.Overwrite;
import java.time.Instant;
import java.util.UUID;

/** A generation as the policy sees it. */
record StartedGeneration(UUID id, int ordinal, Overwrite overwrite, Instant startedAt) {}
