package dev.labelwright.review.panel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.label.ReviewerDecision;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.review.label.ValueKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What becomes of a label on which reviewers decided, each on their own: when enough of them did and all hold the same
 * value to be right, it is the label's; else an adjudicator says what is.
 */
public final class Settlement {
    private Settlement() {}

    /**
     * The consensus of a label's reviewers; empty where they are too few, or differ.
     *
     * @param reviewers how many the project asks for
     * @param at when the last of them decided
     */
    public static Optional<LabelChange> consensus(Label label, int reviewers, Instant at) {
        List<ReviewerDecision> decisions = label.reviewers();
        if (label.isReviewed() || decisions.size() < reviewers || !agree(decisions)) {
            return Optional.empty();
        }
        String actor = decisions.stream()
                .map(ReviewerDecision::reviewer)
                .sorted()
                .collect(Collectors.joining(", ", decisions.size() > 1 ? "consensus of " : "", ""));
        String comment = decisions.size() > 1 ? null : decisions.getFirst().comment();
        return Optional.of(on(label, decisions.getFirst().value(), actor, comment, at));
    }

    /** Whether all hold the same value to be right, or all that there is none. */
    public static boolean agree(List<ReviewerDecision> decisions) {
        return decisions.stream()
                        .map(decision -> ValueKey.of(decision.value()))
                        .distinct()
                        .count()
                <= 1;
    }

    /**
     * A label with a value that counts from now on.
     *
     * @param value {@code null} where there is none
     * @param actor who says so
     */
    public static LabelChange on(Label label, JsonNode value, String actor, String comment, Instant at) {
        ReviewStatus status = status(label, value);
        JsonNode own = status == ReviewStatus.EDITED || status == ReviewStatus.MANUAL ? value : null;
        Label settled = label.restored(draft(label, value), new Decision(status, own, actor, at, comment));
        // What was nothing but reviewers' decisions becomes a label here.
        Label before = label.version() == 0 ? null : label;
        return LabelChange.byPerson(before, settled, action(status), actor, comment);
    }

    private static ReviewStatus status(Label label, JsonNode value) {
        if (value == null) {
            return ReviewStatus.REJECTED;
        }
        JsonNode drafted = label.draft().value();
        if (drafted != null && ValueKey.of(drafted).equals(ValueKey.of(value))) {
            return ReviewStatus.ACCEPTED;
        }
        boolean added = drafted == null
                && label.reviewers().stream().allMatch(decision -> decision.status() == ReviewStatus.MANUAL);
        return added || !label.isDrafted() ? ReviewStatus.MANUAL : ReviewStatus.EDITED;
    }

    /** Where the model said nothing, what reviewers quote for the value speaks for it. */
    private static AiDraft draft(Label label, JsonNode value) {
        if (label.draft().value() != null || value == null) {
            return label.draft();
        }
        List<Evidence> quotes = label.reviewers().stream()
                .filter(decision -> ValueKey.of(decision.value()).equals(ValueKey.of(value)))
                .flatMap(decision -> decision.evidence().stream())
                .distinct()
                .toList();
        return label.draft().quoting(quotes, label.draft().noteHash());
    }

    private static RevisionAction action(ReviewStatus status) {
        return switch (status) {
            case ACCEPTED -> RevisionAction.ACCEPT;
            case EDITED -> RevisionAction.EDIT;
            case REJECTED -> RevisionAction.REJECT;
            case MANUAL -> RevisionAction.ADD;
            case DRAFT -> throw new IllegalArgumentException("a settled label is decided");
        };
    }
}
