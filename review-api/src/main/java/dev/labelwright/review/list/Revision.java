package dev.labelwright.review.list;

import dev.labelwright.review.label.ActorKind;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.review.label.Snapshot;
import java.time.Instant;
import java.util.List;
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
        String comment) {

    /** The same to somebody who may not know yet what was drafted or decided. */
    Revision hidden() {
        return new Revision(version, at, actorKind, actor, action, hidden(before), hidden(after), generationId, null);
    }

    private static Snapshot hidden(Snapshot state) {
        return state == null
                ? null
                : new Snapshot(state.draft().saying(null, null, List.of()), Decision.NONE, List.of());
    }
}
