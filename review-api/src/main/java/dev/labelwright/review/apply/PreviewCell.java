package dev.labelwright.review.apply;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.labelwright.event.Draft;
import dev.labelwright.review.label.CellKey;
import java.util.List;
import java.util.UUID;

/**
 * What a preview says of a cell: a row of review.preview_cell.
 *
 * @param cellClass how the cell would have ended when the result came
 */
record PreviewCell(
        UUID generationId,
        UUID projectId,
        String patientId,
        String noteId,
        UUID variableId,
        @JsonProperty("class") CellClass cellClass,
        List<Draft> drafts,
        String model,
        int variableVersion,
        String noteHash) {
    PreviewCell {
        drafts = List.copyOf(drafts);
    }

    static PreviewCell of(AskingGeneration generation, CellReading reading, CellClass cellClass) {
        return new PreviewCell(
                generation.id(),
                reading.key().projectId(),
                reading.key().patientId(),
                reading.key().noteId(),
                reading.key().variableId(),
                cellClass,
                reading.drafts(),
                reading.model(),
                reading.variableVersion(),
                reading.noteHash());
    }

    /** What it says, to be applied. */
    CellReading reading() {
        return new CellReading(
                new CellKey(projectId, patientId, noteId, variableId), model, variableVersion, noteHash, drafts);
    }
}
