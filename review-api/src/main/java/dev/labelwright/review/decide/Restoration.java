package dev.labelwright.review.decide;

import dev.labelwright.ontology.Scope;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.review.store.RevisedState;
import java.time.Instant;
import java.util.Optional;

/**
 * A person brings back what a label said after an earlier revision. A decision comes back as this person's, of now: it is
 * a new one, and a generation that runs does not replace it.
 *
 * @param state what the revision led to
 * @param comment why; {@code null} keeps that of the decision
 */
record Restoration(RevisedState state, String comment, String reviewer, Instant at) {

    /**
     * What it makes of a label.
     *
     * @param cell the label's, with its current labels
     * @throws ProblemException where the revision left no label, or the cell has no room for this one
     */
    LabelChange on(Label label, Cell cell, Scope scope) {
        if (label.removedAt() == null && label.isUnsettled()) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "Reviewers have decided on the label and are not settled yet: nothing may take the place of that.");
        }
        if (state.after() == null) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "Revision %d removed the label: it left nothing to bring back. Name an earlier one."
                            .formatted(state.version()));
        }
        if (scope != Scope.MANY_PER_NOTE) {
            other(label, cell).ifPresent(taken -> {
                throw new ProblemException(
                        ErrorCode.WRONG_STATE,
                        "The cell has room for one label, and label '%s' is in it.".formatted(taken.id()));
            });
        }
        Label restored = label.restored(
                state.after().draft(),
                decision(state.after().decision()),
                state.after().reviewers().stream()
                        .map(own -> own.broughtBack(at))
                        .toList());
        return LabelChange.byPerson(label, restored, RevisionAction.RESTORE, reviewer, comment);
    }

    private Decision decision(Decision earlier) {
        return earlier.status().reviewed()
                ? new Decision(
                        earlier.status(), earlier.value(), reviewer, at, comment == null ? earlier.comment() : comment)
                : Decision.NONE;
    }

    private static Optional<Label> other(Label label, Cell cell) {
        return cell.labels().stream()
                .filter(current -> !current.id().equals(label.id()))
                .findFirst();
    }
}
