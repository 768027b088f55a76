package dev.labelwright.review.store;

import dev.labelwright.review.label.ActorKind;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.review.label.Snapshot;
import java.util.UUID;

/** A change in the form of its row. */
record RevisionRow(
        UUID labelId,
        int version,
        ActorKind actorKind,
        String actor,
        RevisionAction action,
        Snapshot before,
        Snapshot after,
        UUID generationId,
        String comment) {
    static RevisionRow of(LabelChange change) {
        return new RevisionRow(
                change.after().id(),
                change.after().version(),
                change.actorKind(),
                change.actor(),
                change.action(),
                Snapshot.of(change.before()),
                Snapshot.of(change.after()),
                change.generationId(),
                change.comment());
    }
}
