package dev.labelwright.review.queue;

import dev.labelwright.review.panel.Panel;
import java.time.Duration;
import java.util.UUID;

/**
 * What a reviewer wants to work on.
 *
 * @param variable {@code null} means all
 * @param panel how the project reviews
 */
record Wish(
        UUID project, QueueOrder order, QueueUnit unit, UUID variable, String reviewer, Duration lease, Panel panel) {}
