package dev.labelwright.review.list;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the pages in the OpenAPI document, where a generic page does not say what it holds. */
final class PageSchemas {
    private PageSchemas() {}

    @Schema(name = "LabelPage", description = "A page of labels")
    record Labels(
            List<LabelView> items,

            @Schema(nullable = true, description = "Asks for what follows; null at the end")
            String nextCursor) {}

    @Schema(name = "InputPage", description = "A page of what a patient's value is drawn from")
    record Inputs(
            List<InputView> items,

            @Schema(nullable = true, description = "Asks for what follows; null at the end")
            String nextCursor) {}

    @Schema(name = "RevisionPage", description = "A page of revisions, oldest first")
    record Revisions(
            List<RevisionView> items,

            @Schema(nullable = true, description = "Asks for what follows; null at the end")
            String nextCursor) {}
}
