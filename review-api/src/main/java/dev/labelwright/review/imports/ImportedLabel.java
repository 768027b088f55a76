package dev.labelwright.review.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Decision;
import java.util.UUID;

/**
 * A label of a file that breaks no rule by itself.
 *
 * @param place counts the labels of the file
 * @param noteId empty for a value of the patient
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportedLabel(
        Origin origin, long place, String patientId, String noteId, UUID variableId, Content content) {

    /**
     * What it says.
     *
     * @param labelId the label that it was in the project that it comes from; {@code null} where the file does not say
     * @param drafted whether a model was asked, be its answer empty
     * @param draft the model's; where nothing was drafted, what a person quotes
     * @param stale whether the file says that a patient's value is older than what it is drawn from
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Content(UUID labelId, boolean drafted, AiDraft draft, Decision decision, boolean stale) {}
}
