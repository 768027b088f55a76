package dev.labelwright.review.store;

import dev.labelwright.review.label.Snapshot;

/**
 * What a revision led to.
 *
 * @param version the label's version
 * @param after {@code null} where the revision removed the label
 */
public record RevisedState(int version, Snapshot after) {}
