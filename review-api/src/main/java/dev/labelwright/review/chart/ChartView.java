package dev.labelwright.review.chart;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.labelwright.review.list.LabelView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A patient's notes with their labels, a page of them.
 *
 * @param patientLabels the values of the patient; on the first page only
 * @param notes the undated first, then by date and id
 * @param nextCursor asks for what follows; {@code null} at the end
 */
@Schema(name = "Chart", description = "A patient's notes with their labels, a page of them")
public record ChartView(
        @Schema(examples = "P-01") String patientId,

        @Schema(description = "The values of the patient; on the first page only")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        List<LabelView> patientLabels,

        @Schema(description = "The undated first, then by date and id")
        List<Note> notes,

        @Schema(nullable = true, description = "Asks for what follows; null at the end")
        String nextCursor) {

    /**
     * A note with its labels.
     *
     * @param date {@code YYYY-MM-DD}, or with a time in UTC; {@code null} where it has none
     */
    @Schema(name = "ChartNote", description = "A note with its labels")
    public record Note(
            @Schema(examples = "P-01-02") String noteId,
            @Schema(examples = "2025-03-04") String date,
            @Schema(examples = "Progress note") String title,

            @Schema(examples = "He stopped smoking in 2019.")
            String text,

            List<LabelView> labels) {}
}
