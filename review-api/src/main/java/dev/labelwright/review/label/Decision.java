package dev.labelwright.review.label;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What a person decided, kept apart from the draft.
 *
 * @param value the person's value where the status is {@code EDITED} or {@code MANUAL}, else {@code null}
 * @param reviewer who
 * @param reviewedAt when, by the database's clock; {@code null} for a draft
 * @param comment why; may be {@code null}
 */
public record Decision(ReviewStatus status, JsonNode value, String reviewer, Instant reviewedAt, String comment) {
    /** Nobody decided. */
    public static final Decision NONE = new Decision(ReviewStatus.DRAFT, null, null, null, null);

    public Decision {
        value = value == null || value.isNull() ? null : value;
    }
}
