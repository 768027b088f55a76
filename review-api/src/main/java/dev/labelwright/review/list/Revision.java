package dev.labelwright.review.list;

import dev.labelwright.review.label.ActorKind;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.review.label.Snapshot;
import java.time.Instant;
import java.util.UUID;

/** A row of review.revision. */
record Revision(
        int version,
        Instant at,
        ActorKind actorKind,
        String actor,
        RevisionAction action,
        Snapshot before,
        Snapshot after,
        UUID generationId,
        String comment) {}
