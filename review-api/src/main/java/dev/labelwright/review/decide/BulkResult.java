package dev.labelwright.review.decide;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one decision on many labels did.
 *
 * @param count how many labels it changed, each by a revision of its own
 */
@Schema(name = "BulkReviewResult", description = "How many labels a decision changed")
public record BulkResult(
        ReviewAction action, @Schema(examples = "12") int count) {}
