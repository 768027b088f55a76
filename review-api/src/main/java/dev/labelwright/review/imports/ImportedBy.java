package dev.labelwright.review.imports;

import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Decision;
import java.time.Instant;

/**
 * Who imports, and when.
 *
 * @param importer the caller; the reviewer, where the file names none
 * @param now by the database's clock
 * @param floor a decision that is older than this is of now: a generation that may still write under
 *     {@code REPLACE_ALL} was started then, and takes older ones for replaceable; {@code null} where there is none
 */
record ImportedBy(String importer, Instant now, Instant floor) {

    /** A draft, of now where the file does not say when. */
    AiDraft draft(AiDraft draft) {
        return new AiDraft(
                draft.value(),
                draft.confidence(),
                draft.evidence(),
                draft.model(),
                draft.variableVersion(),
                draft.generationId(),
                null,
                draft.threshold(),
                draft.noteHash(),
                draft.draftedAt() == null ? now : draft.draftedAt());
    }

    /** A decision, of the importer and of now where the file does not say. */
    Decision decision(Decision decision) {
        Instant at = decision.reviewedAt() == null ? now : decision.reviewedAt();
        return new Decision(
                decision.status(),
                decision.value(),
                decision.reviewer() == null ? importer : decision.reviewer(),
                floor != null && !at.isAfter(floor) ? now : at,
                decision.comment());
    }
}
