package dev.labelwright.review.list;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.review.label.ActorKind;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.review.label.Snapshot;
import dev.labelwright.review.label.Thresholds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One step in a label's history.
 *
 * @param version the label's version that it led to
 * @param at when, by the database's clock
 * @param actor the model's name or the person
 * @param from the label before; {@code null} for a new one
 * @param to the label after; {@code null} where it was removed
 * @param generationId the generation that caused it; {@code null} where a person did
 * @param comment why, if the person said
 */
@Schema(name = "Revision", description = "One step in a label's history: who, when, from, to, why")
public record RevisionView(
        int version,
        Instant at,
        ActorKind actorKind,
        @Schema(examples = "Dr. Weiss") String actor,
        RevisionAction action,
        State from,
        State to,
        UUID generationId,
        String comment) {

    /** What a label said between two revisions; the fields are a label's. */
    @Schema(name = "RevisionState", description = "What a label said between two revisions")
    public record State(
            JsonNode value,
            JsonNode aiValue,
            Double confidence,
            List<Evidence> evidence,
            ReviewStatus status,
            String reviewer,
            Instant reviewedAt,
            String comment,
            String model,
            Integer variableVersion,
            UUID generationId) {
        static State of(Snapshot snapshot, Thresholds thresholds) {
            return snapshot == null
                    ? null
                    : new State(
                            snapshot.effectiveValue(thresholds),
                            snapshot.draft().value(),
                            snapshot.draft().confidence(),
                            snapshot.draft().evidence(),
                            snapshot.decision().status(),
                            snapshot.decision().reviewer(),
                            snapshot.decision().reviewedAt(),
                            snapshot.decision().comment(),
                            snapshot.draft().model(),
                            snapshot.draft().variableVersion(),
                            snapshot.draft().generationId());
        }
    }

    /**
     * A step as clients see it.
     *
     * @param thresholds those that hold now: a label's past is read by the same rule as its present
     */
    static RevisionView of(Revision revision, Thresholds thresholds) {
        return new RevisionView(
                revision.version(),
                revision.at(),
                revision.actorKind(),
                revision.actor(),
                revision.action(),
                State.of(revision.before(), thresholds),
                State.of(revision.after(), thresholds),
                revision.generationId(),
                revision.comment());
    }
}
