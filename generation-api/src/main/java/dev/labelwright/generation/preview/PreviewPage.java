package dev.labelwright.generation.preview;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A piece of a preview.
 *
 * @param nextCursor asks for what follows; {@code null} at the end
 * @param thresholds of the whole preview, on every page
 */
@Schema(name = "PreviewPage")
public record PreviewPage(List<PreviewItem> items, String nextCursor, List<ThresholdCount> thresholds) {

    /**
     * How many drafts would count at a threshold.
     *
     * @param threshold the lowest confidence; a variable's own threshold stands above it
     * @param drafts those that would be written, or written again, and count
     */
    @Schema(name = "ThresholdCount")
    public record ThresholdCount(BigDecimal threshold, long drafts) {}
}
