package dev.labelwright.review.label;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * One value in a cell: the model's draft and the person's decision beside it.
 *
 * @param version counts its changes, from 1
 * @param removedAt when another value took its place, or its batch was cleared; {@code null} for a current label
 */
public record Label(
        UUID id, UUID cellId, CellKey cell, AiDraft draft, Decision decision, int version, Instant removedAt) {

    /** A draft that is new in its cell. */
    public static Label drafted(UUID id, Cell cell, AiDraft draft) {
        return new Label(id, cell.id(), cell.key(), draft, Decision.NONE, 1, null);
    }

    /** A label that a person adds to a cell. */
    public static Label added(UUID id, Cell cell, AiDraft quotes, Decision decision) {
        return new Label(id, cell.id(), cell.key(), quotes, decision, 1, null);
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

    /** The next version, with another draft that nobody has reviewed. */
    public Label redrafted(AiDraft next) {
        return new Label(id, cellId, cell, next, Decision.NONE, version + 1, null);
    }

    /** The next version, with another decision. */
    public Label decided(Decision next) {
        return new Label(id, cellId, cell, draft, next, version + 1, null);
    }

    /** The next version, with what was there before; in its cell, even where it was removed. */
    public Label restored(AiDraft earlierDraft, Decision decidedNow) {
        return new Label(id, cellId, cell, earlierDraft, decidedNow, version + 1, null);
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
        return new Label(id, cellId, cell, draft, decision, version + 1, at);
    }

    private Snapshot state() {
        return new Snapshot(draft, decision);
    }
}
