package dev.labelwright.review.quality;

import dev.labelwright.rest.Page;
import dev.labelwright.rest.ProblemDocument;
import dev.labelwright.review.catalog.PathId;
import dev.labelwright.review.list.Examples;
import dev.labelwright.review.list.QueryText;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** How well drafts agree with what people decided. */
@Path("/api/v1/projects/{projectId}/quality")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quality", description = "How well drafts agree with what people decided")
@APIResponse(
        responseCode = "422",
        description = "There is no such variable",
        content =
                @Content(
                        mediaType = ProblemDocument.MEDIA_TYPE,
                        schema = @Schema(implementation = ProblemDocument.class),
                        examples = @ExampleObject(name = "unknown variable", value = Examples.UNKNOWN_VARIABLE)))
public class QualityResource {
    private final QualityReading reading;

    QualityResource(QualityReading reading) {
        this.reading = reading;
    }

    @Schema(name = "VariableQualityPage", description = "A page of variables with their measures")
    record QualityPage(
            List<VariableQuality> items,

            @Schema(nullable = true, description = "Asks for what follows; null at the end")
            String nextCursor) {}

    @GET
    @Operation(
            operationId = "getQuality",
            summary = "Measure drafts against reviews",
            description = "For each variable, what the AI had said when people decided, against what they decided.")
    @APIResponse(
            responseCode = "200",
            description = "A page of variables, in the ontology's order",
            content =
                    @Content(
                            schema = @Schema(implementation = QualityPage.class),
                            examples = @ExampleObject(name = "quality", value = QualityExamples.QUALITY)))
    public Uni<Page<VariableQuality>> quality(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @BeanParam QualityParameters parameters) {
        return reading.list(
                PathId.of("project", projectId), parameters.variable(), parameters.filter(), parameters.page());
    }

    @Schema(name = "ReviewerAgreementPage", description = "A page of variables with how well their reviewers agree")
    record AgreementPage(
            List<ReviewerAgreement> items,

            @Schema(nullable = true, description = "Asks for what follows; null at the end")
            String nextCursor) {}

    @GET
    @Path("/reviewers")
    @Operation(
            operationId = "getReviewerAgreement",
            summary = "Measure reviewers against each other",
            description = "For each variable, how well those agree who decided on the same labels, each on their own:"
                    + " Cohen's and Fleiss' kappa, Krippendorff's alpha for nominal data, Gwet's AC1.")
    @APIResponse(
            responseCode = "200",
            description = "A page of variables, in the ontology's order",
            content =
                    @Content(
                            schema = @Schema(implementation = AgreementPage.class),
                            examples = @ExampleObject(name = "agreement", value = QualityExamples.REVIEWERS)))
    public Uni<Page<ReviewerAgreement>> reviewers(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @QueryParam("variable")
                    @Parameter(description = "Only the variable of this name", example = "Smoking status")
                    String variable,
            @QueryParam("limit")
                    @Parameter(
                            description = "The most variables, 1 to 100",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50"))
                    String limit,
            @QueryParam("cursor") @Parameter(description = "The nextCursor of the page before") String cursor) {
        return reading.reviewers(
                PathId.of("project", projectId),
                QueryText.text("variable", variable),
                QualityParameters.page(limit, cursor));
    }

    @GET
    @Path("/compare")
    @Operation(
            operationId = "compareQuality",
            summary = "Compare two models or versions",
            description = "McNemar's test on the cells that both answered and people decided on: exact binomial"
                    + " where fewer than 25 tell them apart, else chi-square with continuity correction.")
    @APIResponse(
            responseCode = "200",
            description = "The comparison",
            content =
                    @Content(
                            schema = @Schema(implementation = Comparison.class),
                            examples = @ExampleObject(name = "comparison", value = QualityExamples.COMPARISON)))
    public Uni<Comparison> compare(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId, @BeanParam VersusParameters parameters) {
        return reading.compare(PathId.of("project", projectId), parameters.variable(), parameters.versus());
    }
}
