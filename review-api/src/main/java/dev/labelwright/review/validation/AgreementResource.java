package dev.labelwright.review.validation;

import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.rest.ProblemDocument;
import dev.labelwright.review.catalog.PathId;
import dev.labelwright.review.list.Examples;
import dev.labelwright.review.list.QueryText;
import io.smallrye.mutiny.Uni;
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

/** How well drafts agree with a validation set. */
@Path("/api/v1/projects/{projectId}/validation-sets/{setId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Validation")
public class AgreementResource {
    private static final double DEFAULT_PRECISION = 0.95;

    private final AgreementReading reading;

    AgreementResource(AgreementReading reading) {
        this.reading = reading;
    }

    @Schema(name = "GenerationAgreementPage", description = "A page of generations with their agreement")
    record HistoryPage(
            List<GenerationAgreement> items,

            @Schema(nullable = true, description = "Asks for what follows; null at the end")
            String nextCursor) {}

    @GET
    @Path("/agreement")
    @Operation(
            operationId = "getValidationSetAgreement",
            summary = "Compare drafts with a validation set",
            description = "For each variable of the set, the drafts that are there now, or those that a generation"
                    + " wrote, whatever became of them; cells that were not asked are left out.")
    @APIResponse(
            responseCode = "200",
            description = "The agreement",
            content =
                    @Content(
                            schema = @Schema(implementation = SetAgreement.class),
                            examples = @ExampleObject(name = "agreement", value = ValidationExamples.AGREEMENT)))
    @APIResponse(
            responseCode = "422",
            description = "There is no such generation",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class),
                            examples = @ExampleObject(name = "unknown generation", value = Examples.UNKNOWN_VARIABLE)))
    public Uni<SetAgreement> agreement(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = ValidationExamples.ID) @RestPath String setId,
            @QueryParam("generationId") @Parameter(description = "Whose drafts; those that are there now without it")
                    String generationId,
            @QueryParam("precision")
                    @Parameter(
                            description = "The precision that the threshold should reach, 0 to 1",
                            schema = @Schema(type = SchemaType.NUMBER, defaultValue = "0.95"))
                    String precision) {
        Double wanted = QueryText.confidence("precision", precision);
        return reading.agreement(
                PathId.of("project", projectId),
                PathId.of("validation set", setId),
                QueryText.id("generationId", generationId),
                wanted == null ? DEFAULT_PRECISION : wanted);
    }

    @GET
    @Path("/history")
    @Operation(
            operationId = "listValidationSetHistory",
            summary = "Compare each generation with a validation set",
            description = "Every generation that writes labels, in order, with its drafts' agreement; a new one is"
                    + " there as soon as it has drafts.")
    @APIResponse(
            responseCode = "200",
            description = "A page of generations",
            content =
                    @Content(
                            schema = @Schema(implementation = HistoryPage.class),
                            examples = @ExampleObject(name = "history", value = ValidationExamples.HISTORY)))
    public Uni<Page<GenerationAgreement>> history(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = ValidationExamples.ID) @RestPath String setId,
            @QueryParam("limit")
                    @Parameter(
                            description = "The most items, 1 to 1000",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50"))
                    String limit,
            @QueryParam("cursor") @Parameter(description = "The nextCursor of the page before") String cursor) {
        return reading.history(
                PathId.of("project", projectId),
                PathId.of("validation set", setId),
                PageRequest.of(QueryText.number("limit", limit), cursor, 1));
    }
}
