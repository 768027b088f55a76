package dev.labelwright.review.panel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.label.ReviewerDecision;
import dev.labelwright.review.label.RevisionAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one of several reviewers decides on a label, on their own.
 *
 * @param action {@code ACCEPT}, {@code EDIT}, {@code REJECT}, {@code ADD}, or {@code RESET}, which takes it back
 * @param value the canonical value of an {@code EDIT} or {@code ADD}, else {@code null}
 * @param evidence what an {@code ADD} quotes
 * @param at when, by the database's clock under the cell's lock
 * @param panel how the project reviews
 */
public record OwnDecision(
        RevisionAction action,
        JsonNode value,
        List<Evidence> evidence,
        String comment,
        String reviewer,
        Instant at,
        Panel panel) {
    public OwnDecision {
        evidence = List.copyOf(evidence);
    }

    /**
     * What it makes of a label: the decision is kept beside those of the others, and settles the label where all agree.
     *
     * @throws ProblemException where the label's state does not allow it
     */
    public PanelChange on(Label label) {
        refuse(label);
        Optional<ReviewerDecision> earlier = label.by(reviewer);
        List<ReviewerDecision> decisions = new ArrayList<>(label.reviewers());
        earlier.ifPresent(decisions::remove);
        refuseBeyond(decisions, earlier);
        boolean saw = earlier.isPresent() || !panel.blindToDraft();
        Optional<ReviewerDecision> mine = decide(label, earlier, saw);
        mine.ifPresent(decisions::add);
        Label kept = label.reviewedBy(decisions);
        LoggedDecision logged = new LoggedDecision(
                label.id(),
                reviewer,
                action,
                mine.map(ReviewerDecision::value).orElse(null),
                mine.map(ReviewerDecision::evidence).orElse(List.of()),
                comment,
                saw && label.isDrafted() ? label.draft() : null);
        return new PanelChange(kept, Settlement.consensus(kept, panel.reviewers(), at), logged);
    }

    private static void refuse(Label label) {
        if (label.removedAt() != null) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The label was removed: another value took its place in the cell, or its batch was cleared.");
        }
        if (label.isReviewed()) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The label is settled as %s: only an adjudicator can change it."
                            .formatted(label.decision().status()));
        }
    }

    private void refuseBeyond(List<ReviewerDecision> others, Optional<ReviewerDecision> earlier) {
        if (earlier.isEmpty() && action == RevisionAction.RESET) {
            throw new ProblemException(ErrorCode.WRONG_STATE, "You have no decision on the label to take back.");
        }
        if (earlier.isEmpty() && others.size() >= panel.reviewers()) {
            throw Panel.complete(panel.reviewers());
        }
    }

    private Optional<ReviewerDecision> decide(Label label, Optional<ReviewerDecision> earlier, boolean saw) {
        return switch (action) {
            case ACCEPT -> Optional.of(accepted(label, saw));
            case EDIT ->
                Optional.of(
                        label.isDrafted()
                                ? decided(ReviewStatus.EDITED, value, List.of())
                                : decided(
                                        ReviewStatus.MANUAL,
                                        value,
                                        earlier.map(ReviewerDecision::evidence).orElse(List.of())));
            case REJECT -> Optional.of(decided(ReviewStatus.REJECTED, null, List.of()));
            case ADD -> Optional.of(decided(ReviewStatus.MANUAL, value, evidence));
            case RESET -> Optional.empty();
            case DRAFT, REDRAFT, REMOVE, CLEAR, ARCHIVE, RESTORE ->
                throw new IllegalArgumentException("a reviewer does not " + action);
        };
    }

    private ReviewerDecision accepted(Label label, boolean saw) {
        if (!saw) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The project's reviewers decide without having seen the model's draft: EDIT gives a value, REJECT"
                            + " says that there is none.");
        }
        if (label.draft().value() == null) {
            throw ProblemException.ofField(
                    ErrorCode.RULE_BROKEN, "action", "ACCEPT needs a value of the model, and this label has none");
        }
        return decided(ReviewStatus.ACCEPTED, label.draft().value(), List.of());
    }

    private ReviewerDecision decided(ReviewStatus status, JsonNode decidedValue, List<Evidence> quotes) {
        return new ReviewerDecision(reviewer, status, decidedValue, quotes, comment, at);
    }
}
