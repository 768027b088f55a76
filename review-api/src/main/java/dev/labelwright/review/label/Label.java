package dev.labelwright.review.label;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One value in a cell: the model's draft and the person's decision beside it.
 *
 * @param reviewers what each of several reviewers decided, at most one decision of each; the label's decision is written
 *     when they agree or are adjudicated, until then it is unsettled
 * @param version counts its revisions; 0 while it is nothing but unsettled decisions of reviewers
 * @param removedAt when another value took its place, or its batch was cleared; {@code null} for a current label
 */
public record Label(
        UUID id,
        UUID cellId,
        CellKey cell,
        AiDraft draft,
        Decision decision,
        List<ReviewerDecision> reviewers,
        int version,
        Instant removedAt) {
    public Label {
        reviewers = reviewers == null ? List.of() : List.copyOf(reviewers);
    }

    /** A draft that is new in its cell. */
    public static Label drafted(UUID id, Cell cell, AiDraft draft) {
        return new Label(id, cell.id(), cell.key(), draft, Decision.NONE, List.of(), 1, null);
    }

    /** A label that a person adds to a cell. */
    public static Label added(UUID id, Cell cell, AiDraft quotes, Decision decision) {
        return new Label(id, cell.id(), cell.key(), quotes, decision, List.of(), 1, null);
    }

    /** A label that is nothing yet but what reviewers will say who add it. */
    public static Label proposed(UUID id, Cell cell, String noteHash) {
        return new Label(
                id, cell.id(), cell.key(), AiDraft.none(List.of(), noteHash), Decision.NONE, List.of(), 0, null);
    }

    /** As {@link Snapshot#statedValue}. */
    public JsonNode statedValue() {
        return state().statedValue();
    }

    /** As {@link Snapshot#effectiveValue}. */
    public JsonNode effectiveValue(Thresholds thresholds) {
        return state().effectiveValue(thresholds);
    }

    /** As {@link Snapshot#belowThreshold}. */
    public boolean belowThreshold(Thresholds thresholds) {
        return state().belowThreshold(thresholds);
    }

    @JsonIgnore
    public boolean isReviewed() {
        return decision.status().reviewed();
    }

    /** Whether reviewers decided on it who do not agree yet, or are too few. */
    @JsonIgnore
    public boolean isUnsettled() {
        return !isReviewed() && !reviewers.isEmpty();
    }

    /** Whether any person decided on it, settled or not. */
    @JsonIgnore
    public boolean isDecided() {
        return isReviewed() || !reviewers.isEmpty();
    }

    /** When a person last decided on it; empty where nobody did. */
    public Optional<Instant> lastDecided() {
        return Stream.concat(
                        Stream.ofNullable(decision.reviewedAt()),
                        reviewers.stream().map(ReviewerDecision::decidedAt))
                .max(Instant::compareTo);
    }

    /** What one reviewer decided. */
    public Optional<ReviewerDecision> by(String reviewer) {
        return reviewers.stream().filter(own -> own.reviewer().equals(reviewer)).findFirst();
    }

    /** The same version, with other decisions of reviewers. */
    public Label reviewedBy(List<ReviewerDecision> others) {
        return new Label(id, cellId, cell, draft, decision, others, version, removedAt);
    }

    /** The same version, as somebody sees it. */
    public Label shownAs(AiDraft seen, Decision decided) {
        return new Label(id, cellId, cell, seen, decided, reviewers, version, removedAt);
    }

    /** The next version, which says the same; so that it is in the history. */
    public Label archived() {
        return new Label(id, cellId, cell, draft, decision, reviewers, version + 1, removedAt);
    }

    /** The next version, with another draft that nobody has reviewed. */
    public Label redrafted(AiDraft next) {
        return new Label(id, cellId, cell, next, Decision.NONE, List.of(), version + 1, null);
    }

    /** The next version, with another decision; without one, reviewers have none either. */
    public Label decided(Decision next) {
        return restored(draft, next);
    }

    /** The next version, with what was there before; in its cell, even where it was removed. */
    public Label restored(AiDraft earlierDraft, Decision decidedNow) {
        return restored(earlierDraft, decidedNow, decidedNow.status().reviewed() ? reviewers : List.of());
    }

    /** As {@link #restored(AiDraft, Decision)}, with decisions of reviewers. */
    public Label restored(AiDraft earlierDraft, Decision decidedNow, List<ReviewerDecision> decisions) {
        return new Label(id, cellId, cell, earlierDraft, decidedNow, decisions, version + 1, null);
    }

    /** Whether the label has a draft of a model at all, be it an empty one. */
    @JsonIgnore
    public boolean isDrafted() {
        return draft.draftedAt() != null;
    }

    /** Whether a model was asked, found nothing, and nobody decided. */
    @JsonIgnore
    public boolean isEmptyDraft() {
        return !isReviewed() && draft.value() == null;
    }

    /** The next version, out of its cell; draft and decision stay as they were. */
    public Label removed(Instant at) {
        return new Label(id, cellId, cell, draft, decision, reviewers, version + 1, at);
    }

    private Snapshot state() {
        return new Snapshot(draft, decision, reviewers);
    }
}
