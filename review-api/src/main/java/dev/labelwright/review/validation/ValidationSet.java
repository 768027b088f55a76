package dev.labelwright.review.validation;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Values that people hold to be right, to measure drafts against.
 *
 * @param items how many values it has
 */
@Schema(name = "ValidationSet", description = "Values that people hold to be right, to measure drafts against")
public record ValidationSet(
        UUID id,
        @Schema(examples = "gold") String name,
        SetKind kind,
        int items,
        @Schema(examples = "Dr. Weiss") String createdBy,
        Instant createdAt) {}
