package dev.labelwright.review.queue;

import java.time.Duration;
import java.util.UUID;

/**
 * What a reviewer wants to work on.
 *
 * @param variable {@code null} means all
 */
record Wish(UUID project, QueueOrder order, QueueUnit unit, UUID variable, String reviewer, Duration lease) {}
