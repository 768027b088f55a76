package dev.labelwright.generation.preview;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a preview would make of a cell.
 *
 * @param noteId {@code null} for a patient's value
 * @param value of the first draft; {@code null} where there is none
 * @param confidence of the first draft
 * @param evidence of the first draft
 * @param drafts all of them; more than one in cells with many labels
 * @param outcome the class of the cell, in the words in which a generation counts its cells, at the preview's own threshold
 */
@Schema(name = "PreviewItem")
public record PreviewItem(
        String patientId,
        String noteId,
        String variable,
        JsonNode value,
        BigDecimal confidence,
        JsonNode evidence,
        List<PreviewDraft> drafts,
        @JsonProperty("class") String outcome) {

    /** One value of a cell. */
    @Schema(name = "PreviewDraft")
    public record PreviewDraft(JsonNode value, BigDecimal confidence, JsonNode evidence) {}
}
