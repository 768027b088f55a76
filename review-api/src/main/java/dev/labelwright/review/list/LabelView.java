package dev.labelwright.review.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Scope;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.ReviewStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A label as clients see it.
 *
 * @param noteId {@code null} for a value of the patient
 * @param variable the variable's name
 * @param value the effective value; {@code null} when rejected, empty or below the threshold
 * @param aiValue the model's value
 * @param belowThreshold whether the confidence is too low for the draft to count
 * @param stale as by {@link LabelRow}
 * @param version counts its revisions
 * @param settled in a project with several reviewers, whether the decision that is shown is the label's, or the viewer's
 *     own that waits for the others; {@code null} where the viewer has decided nothing of the kind
 * @param draftHidden only there, and {@code true}, where the viewer may not see the draft yet
 * @param etag the label's {@code ETag}
 * @param removedAt when another value took its place, or its batch was cleared; only there for a label that was removed
 */
@Schema(name = "Label", description = "One value in a cell: the model's draft and the person's decision beside it")
public record LabelView(
        UUID id,
        @Schema(examples = "P-01") String patientId,
        @Schema(examples = "P-01-02") String noteId,
        @Schema(examples = "Smoking status") String variable,
        Scope scope,

        @Schema(description = "The effective value, in the form of the variable's type", examples = "Former smoker")
        JsonNode value,

        @Schema(description = "The model's value", examples = "Former smoker")
        JsonNode aiValue,

        @Schema(examples = "0.93") Double confidence,

        @Schema(description = "Whether the confidence is too low for the draft to count")
        boolean belowThreshold,

        List<Evidence> evidence,
        ReviewStatus status,
        String reviewer,
        Instant reviewedAt,
        String comment,
        String model,
        Integer variableVersion,
        UUID generationId,
        Instant draftedAt,
        boolean stale,
        int version,

        @Schema(
                description = "With several reviewers, whether the decision is the label's (true), or the caller's own"
                        + " that waits for the others (false)")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        Boolean settled,

        @Schema(description = "Only there, and true, where the caller may not see the draft until they decided")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        Boolean draftHidden,

        @Schema(description = "For If-Match", examples = "\"3\"")
        String etag,

        @JsonInclude(JsonInclude.Include.NON_NULL) Instant removedAt) {

    /** For a project's owners: only what is settled is decided, and no draft is hidden. */
    public static LabelView of(LabelRow row) {
        return of(row, settled(row.label()), null, "\"" + row.label().version() + "\"");
    }

    /** For a reviewer. */
    public static LabelView of(LabelRow row, Viewer viewer) {
        Label label = row.label();
        return of(
                row.seenBy(viewer),
                viewer.own(label).isPresent() ? Boolean.FALSE : settled(label),
                viewer.isBlindTo(label) ? true : null,
                viewer.etag(label));
    }

    private static Boolean settled(Label label) {
        boolean several = label.isReviewed() && !label.reviewers().isEmpty();
        return several ? true : null;
    }

    private static LabelView of(LabelRow row, Boolean settled, Boolean draftHidden, String etag) {
        Label label = row.label();
        AiDraft draft = label.draft();
        Decision decision = label.decision();
        return new LabelView(
                label.id(),
                label.cell().patientId(),
                label.cell().noteId().isEmpty() ? null : label.cell().noteId(),
                row.variable(),
                row.scope(),
                row.effectiveValue(),
                draft.value(),
                draft.confidence(),
                label.belowThreshold(row.thresholds()),
                draft.evidence(),
                decision.status(),
                decision.reviewer(),
                decision.reviewedAt(),
                decision.comment(),
                draft.model(),
                draft.variableVersion(),
                draft.generationId(),
                draft.draftedAt(),
                row.stale(),
                label.version(),
                settled,
                draftHidden,
                etag,
                label.removedAt());
    }
}
