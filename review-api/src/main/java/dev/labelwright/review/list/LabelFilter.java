package dev.labelwright.review.list;

import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.label.ReviewStatus;
import java.util.UUID;

/**
 * Which labels are meant; what is {@code null} does not matter.
 *
 * @param variableId the variable
 * @param minConfidence at least this, 0 to 1
 * @param maxConfidence at most this, 0 to 1
 * @param grounded {@code true}: there is evidence and all of it stands in the note; {@code false}: it is not so
 */
public record LabelFilter(
        String patientId,
        String noteId,
        UUID variableId,
        ReviewStatus status,
        UUID generationId,
        Double minConfidence,
        Double maxConfidence,
        Boolean grounded) {

    /** Only by status. */
    public static LabelFilter ofStatus(ReviewStatus status) {
        return new LabelFilter(null, null, null, status, null, null, null, null);
    }

    /**
     * Refuses what would tell of drafts that are hidden from a viewer.
     *
     * @throws ProblemException {@code WRONG_STATE}
     */
    public void expectFor(Viewer viewer) {
        if (viewer.blindToDraft() && (minConfidence != null || maxConfidence != null || grounded != null)) {
            throw LabelOrder.hidden("minConfidence, maxConfidence and grounded");
        }
    }
}
