package dev.labelwright.review.queue;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of review.claim.
 *
 * @param key the patient's or the label's id
 * @param doneAt when the reviewer had seen to it; {@code null} before
 */
record Claim(
        UUID id, QueueUnit unit, String key, String patientId, String reviewer, Instant heldUntil, Instant doneAt) {}
