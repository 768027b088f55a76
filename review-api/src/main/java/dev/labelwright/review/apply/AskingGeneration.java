package dev.labelwright.review.apply;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.labelwright.selection.Overwrite;
import java.time.Instant;
import java.util.UUID;

/**
 * What the database says of a generation whose results are applied.
 *
 * @param ordinal its place in the project's history
 * @param startedAt a review written at or after this instant wins
 * @param threshold its own confidence threshold, 0 to 1; {@code null} where it has none
 * @param preview what became of it as a preview; {@code null} where it is none
 */
record AskingGeneration(
        UUID id,
        UUID projectId,
        int ordinal,
        Overwrite overwrite,
        Instant startedAt,
        Double threshold,
        String preview) {
    private static final String OPEN = "OPEN";

    /** Where its results go. */
    enum Destination {
        /** Into the cells. */
        LABELS,
        /** Into what a person looks at before it becomes labels, or does not. */
        PREVIEW,
        /** Nowhere: it was a preview, and somebody has decided on it. */
        NOWHERE
    }

    @JsonIgnore
    Destination destination() {
        if (preview == null) {
            return Destination.LABELS;
        }
        return preview.equals(OPEN) ? Destination.PREVIEW : Destination.NOWHERE;
    }

    /** As a person promotes it: with that threshold in place of its own, where one is given. */
    AskingGeneration promotedWith(Double promotedThreshold) {
        return new AskingGeneration(
                id,
                projectId,
                ordinal,
                overwrite,
                startedAt,
                promotedThreshold == null ? threshold : promotedThreshold,
                preview);
    }
}
