package dev.labelwright.endtoend.race;

import java.time.Instant;
import java.util.UUID;

/** A row of review.label. */
record LabelRow(UUID id, UUID cellId, int version, Instant removedAt, LabelState state) {}
