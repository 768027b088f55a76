package dev.labelwright.review.quality;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.review.list.QueryText;
import dev.labelwright.review.quality.measure.MeasuredVariables;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query of measures, as texts, so that each refusal can name its parameter. */
public final class QualityParameters {
    private static final int MOST_VARIABLES = 100;

    @QueryParam("variable")
    @Parameter(description = "Only the variable of this name", example = "Smoking status")
    String variable;

    @QueryParam("model")
    @Parameter(description = "Only what this model drafted, or missed", example = "offline-baseline")
    String model;

    @QueryParam("variableVersion")
    @Parameter(
            description = "Only what was read with this version of the variable",
            schema = @Schema(type = SchemaType.INTEGER))
    String variableVersion;

    @QueryParam("precision")
    @Parameter(
            description = "The precision that the threshold should reach, above 0 and at most 1",
            schema = @Schema(type = SchemaType.NUMBER, defaultValue = "0.95"))
    String precision;

    @QueryParam("limit")
    @Parameter(
            description = "The most variables, 1 to 100",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50"))
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "The nextCursor of the page before")
    String cursor;

    String variable() {
        return QueryText.text("variable", variable);
    }

    QualityFilter filter() {
        return new QualityFilter(
                QueryText.text("model", model),
                QueryText.number("variableVersion", variableVersion),
                wantedPrecision(precision));
    }

    PageRequest page() {
        return page(limit, cursor);
    }

    /** A page of variables. */
    static PageRequest page(String limit, String cursor) {
        PageRequest page = PageRequest.of(QueryText.number("limit", limit), cursor, MeasuredVariables.KEY_PARTS);
        if (page.limit() > MOST_VARIABLES) {
            throw ProblemException.ofField(
                    ErrorCode.INVALID_PARAMETER, "limit", "must be between 1 and " + MOST_VARIABLES);
        }
        return page;
    }

    private static double wantedPrecision(String text) {
        Double precision = QueryText.confidence("precision", text);
        if (precision == null) {
            return QualityFilter.DEFAULT_PRECISION;
        }
        if (precision == 0) {
            throw ProblemException.ofField(ErrorCode.INVALID_PARAMETER, "precision", "must be above 0 and at most 1");
        }
        return precision;
    }
}
