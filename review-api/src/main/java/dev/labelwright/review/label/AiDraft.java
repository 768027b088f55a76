package dev.labelwright.review.label;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the model said, and whence.
 *
 * @param value canonical JSON; {@code null} where the model was asked and found nothing
 * @param confidence 0 to 1, as the model stated it or of the candidate that a strategy chose; {@code null} without a value
 * @param evidence its quotes
 * @param model the name of the model
 * @param variableVersion the version of the variable's definition that was asked
 * @param generationId the generation that drafted it
 * @param generationOrdinal that generation's place in the project's history
 * @param threshold that generation's own threshold, 0 to 1; {@code null} where it had none
 * @param noteHash SHA-256 of the text that was read, lower-case hexadecimal; {@code null} for a value of the patient
 * @param draftedAt when, by the database's clock
 */
public record AiDraft(
        JsonNode value,
        Double confidence,
        List<Evidence> evidence,
        String model,
        Integer variableVersion,
        UUID generationId,
        Integer generationOrdinal,
        Double threshold,
        String noteHash,
        Instant draftedAt) {
    public AiDraft {
        value = value == null || value.isNull() ? null : value;
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** No draft: what a person reads in a text of that hash, and quotes from it. */
    public static AiDraft none(List<Evidence> evidence, String noteHash) {
        return new AiDraft(null, null, evidence, null, null, null, null, null, noteHash, null);
    }

    /** This empty answer, with what a person quotes from a text of that hash. */
    public AiDraft quoting(List<Evidence> quotes, String hashOfNote) {
        return new AiDraft(
                value,
                confidence,
                quotes,
                model,
                variableVersion,
                generationId,
                generationOrdinal,
                threshold,
                hashOfNote,
                draftedAt);
    }

    /** Another value from the same source. */
    public AiDraft saying(JsonNode otherValue, Double otherConfidence, List<Evidence> otherEvidence) {
        return new AiDraft(
                otherValue,
                otherConfidence,
                otherEvidence,
                model,
                variableVersion,
                generationId,
                generationOrdinal,
                threshold,
                noteHash,
                draftedAt);
    }
}
