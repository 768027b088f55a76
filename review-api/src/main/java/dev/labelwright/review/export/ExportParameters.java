package dev.labelwright.review.export;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.list.QueryText;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query of an export; each refusal names the parameter. */
public final class ExportParameters {
    @QueryParam("format")
    @Parameter(
            description = "The format",
            schema =
                    @Schema(
                            enumeration = {"csv", "jsonl", "label-studio", "fhir", "chat-jsonl"},
                            defaultValue = "csv"))
    String format;

    @QueryParam("layout")
    @Parameter(
            description = "Of a CSV file. detailed: a line for each label; patient: a line for each patient and a"
                    + " column for each variable",
            schema =
                    @Schema(
                            enumeration = {"detailed", "patient"},
                            defaultValue = "detailed"))
    String layout;

    @QueryParam("status")
    @Parameter(description = "Only this review status", schema = @Schema(implementation = ReviewStatus.class))
    String status;

    @QueryParam("includeNull")
    @Parameter(
            description = "Whether labels without an effective value (rejected, empty, below the threshold) are there"
                    + " too; in the patient layout, patients without any value",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String includeNull;

    ExportFormat format() {
        String word = format == null ? ExportFormat.CSV.word() : format;
        return ExportFormat.of(word)
                .orElseThrow(() -> notOffered(
                        "format",
                        Arrays.stream(ExportFormat.values())
                                .map(ExportFormat::word)
                                .collect(Collectors.joining(", "))));
    }

    /** The layout, which only a CSV file has a choice of. */
    ExportLayout layout(ExportFormat of) {
        if (layout == null) {
            return ExportLayout.DETAILED;
        }
        if (of != ExportFormat.CSV) {
            throw ProblemException.ofField(ErrorCode.RULE_BROKEN, "layout", "goes with format=csv only");
        }
        return ExportLayout.of(layout)
                .orElseThrow(() -> notOffered(
                        "layout",
                        Arrays.stream(ExportLayout.values())
                                .map(ExportLayout::word)
                                .collect(Collectors.joining(", "))));
    }

    ReviewStatus status() {
        return QueryText.oneOf(ReviewStatus.class, "status", status);
    }

    boolean includeNull() {
        return Boolean.TRUE.equals(QueryText.truth("includeNull", includeNull));
    }

    private static ProblemException notOffered(String parameter, String offered) {
        return ProblemException.ofField(ErrorCode.NOT_AVAILABLE, parameter, "must be one of: " + offered);
    }
}
