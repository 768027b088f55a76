package dev.labelwright.review.export;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.list.QueryText;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query of an export. */
public final class ExportParameters {
    @QueryParam("format")
    @Parameter(description = "The format", schema = @Schema(enumeration = "csv", defaultValue = "csv"))
    String format;

    @QueryParam("layout")
    @Parameter(
            description = "detailed: a line for each label",
            schema = @Schema(enumeration = "detailed", defaultValue = "detailed"))
    String layout;

    @QueryParam("status")
    @Parameter(description = "Only this review status", schema = @Schema(implementation = ReviewStatus.class))
    String status;

    @QueryParam("includeNull")
    @Parameter(
            description = "Whether labels without an effective value are there too",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String includeNull;

    /**
     * The export that is asked for.
     *
     * @throws ProblemException naming the parameter that does not fit
     */
    Export export() {
        requireOffered("format", format, "csv");
        requireOffered("layout", layout, "detailed");
        return new Export(
                QueryText.oneOf(ReviewStatus.class, "status", status),
                Boolean.TRUE.equals(QueryText.truth("includeNull", includeNull)));
    }

    private static void requireOffered(String parameter, String text, String offered) {
        if (text != null && !text.equals(offered)) {
            throw ProblemException.ofField(
                    ErrorCode.NOT_AVAILABLE, parameter, "only '%s' is offered".formatted(offered));
        }
    }
}
