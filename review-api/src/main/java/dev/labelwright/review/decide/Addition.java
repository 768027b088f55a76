package dev.labelwright.review.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Scope;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.label.RevisionAction;
import java.time.Instant;
import java.util.UUID;

/**
 * A value that a person adds to a cell.
 *
 * @param value canonical
 * @param quoting what speaks for it
 * @param reviewer who adds it
 * @param at when, by the database's clock under the cell's lock
 */
record Addition(JsonNode value, Quoting quoting, String comment, String reviewer, Instant at) {

    /**
     * What it makes of a cell. An empty draft in a cell for one label becomes the person's label, under its own id.
     *
     * @param id of the label, where it is a new one
     * @throws ProblemException {@code WRONG_STATE} where the cell has room for one label and has a value or a decision
     */
    LabelChange on(Cell cell, Scope scope, UUID id) {
        Decision decision = new Decision(ReviewStatus.MANUAL, value, reviewer, at, comment);
        if (scope == Scope.MANY_PER_NOTE || cell.labels().isEmpty()) {
            AiDraft quotes = AiDraft.none(quoting.evidence(), quoting.noteHash());
            return change(null, Label.added(id, cell, quotes, decision));
        }
        Label there = cell.labels().getFirst();
        if (!there.isEmptyDraft()) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The cell has room for one label, and label '%s' is in it: EDIT that one.".formatted(there.id()));
        }
        AiDraft quotes = there.draft().quoting(quoting.evidence(), quoting.noteHash());
        return change(there, there.restored(quotes, decision));
    }

    private LabelChange change(Label before, Label after) {
        return LabelChange.byPerson(before, after, RevisionAction.ADD, reviewer, comment);
    }
}
