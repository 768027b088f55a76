package dev.labelwright.review.panel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.RevisionAction;
import java.util.List;
import java.util.UUID;

/**
 * A row of review.reviewer_decision to append: one step of one reviewer.
 *
 * @param value what they hold to be right; {@code null} where they say that there is none, or take their decision back
 * @param draft as they saw it; {@code null} where there was none, or it was hidden
 */
public record LoggedDecision(
        UUID labelId,
        String reviewer,
        RevisionAction action,
        JsonNode value,
        List<Evidence> evidence,
        String comment,
        AiDraft draft) {}
