package dev.labelwright.endtoend.race;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of review.revision.
 *
 * @param cellId the label's cell
 * @param transaction the one that wrote it
 * @param before {@code null} for a label that was not there
 * @param after {@code null} for a label that was removed
 * @param generationId {@code null} where a person did it
 */
record Revision(
        UUID labelId,
        UUID cellId,
        int version,
        Instant at,
        long transaction,
        String actorKind,
        String actor,
        String action,
        LabelState before,
        LabelState after,
        UUID generationId,
        String comment) {
    boolean byPerson() {
        return actorKind.equals("PERSON");
    }
}
