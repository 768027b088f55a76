package dev.labelwright.review.list;

import dev.labelwright.rest.PageRequest;
import dev.labelwright.review.label.ReviewStatus;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query of a list of labels, as texts, so that each refusal can name its parameter. */
public final class LabelParameters {
    @QueryParam("patientId")
    @Parameter(description = "Labels of this patient", example = "P-01")
    String patientId;

    @QueryParam("noteId")
    @Parameter(description = "Labels of this note", example = "P-01-02")
    String noteId;

    @QueryParam("variable")
    @Parameter(description = "The name of a variable", example = "Smoking status")
    String variable;

    @QueryParam("status")
    @Parameter(description = "The review status", schema = @Schema(implementation = ReviewStatus.class))
    String status;

    @QueryParam("generationId")
    @Parameter(description = "Labels whose draft is of this generation")
    String generationId;

    @QueryParam("minConfidence")
    @Parameter(
            description = "The least confidence; leaves out labels without one",
            schema = @Schema(type = SchemaType.NUMBER),
            example = "0.5")
    String minConfidence;

    @QueryParam("maxConfidence")
    @Parameter(
            description = "The highest confidence; leaves out labels without one",
            schema = @Schema(type = SchemaType.NUMBER),
            example = "0.8")
    String maxConfidence;

    @QueryParam("grounded")
    @Parameter(
            description = "true: there is evidence and all of it stands in the note; false: the others",
            schema = @Schema(type = SchemaType.BOOLEAN))
    String grounded;

    @QueryParam("sort")
    @Parameter(
            description = "The order: confidence or reviewedAt, with a leading minus the other way round; leaves out"
                    + " labels without one. Absent: patient, note and variable",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"confidence", "-confidence", "reviewedAt", "-reviewedAt"}),
            example = "confidence")
    String sort;

    @QueryParam("limit")
    @Parameter(
            description = "The most items, 1 to 1000",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50"),
            example = "50")
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "The nextCursor of the page before")
    String cursor;

    String variable() {
        return QueryText.text("variable", variable);
    }

    /**
     * What the query asks for.
     *
     * @param variableId the id of {@link #variable()}; {@code null} without one
     */
    LabelFilter filter(UUID variableId) {
        return new LabelFilter(
                QueryText.text("patientId", patientId),
                QueryText.text("noteId", noteId),
                variableId,
                QueryText.oneOf(ReviewStatus.class, "status", status),
                QueryText.id("generationId", generationId),
                QueryText.confidence("minConfidence", minConfidence),
                QueryText.confidence("maxConfidence", maxConfidence),
                QueryText.truth("grounded", grounded));
    }

    LabelOrder order() {
        return LabelOrder.of(sort);
    }

    PageRequest page() {
        return PageRequest.of(QueryText.number("limit", limit), cursor, order().keyParts());
    }
}
