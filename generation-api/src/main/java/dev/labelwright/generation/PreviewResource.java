package dev.labelwright.generation;

import dev.labelwright.generation.history.GenerationView;
import dev.labelwright.generation.preview.PreviewCells;
import dev.labelwright.generation.preview.PreviewControl;
import dev.labelwright.generation.preview.PreviewPage;
import dev.labelwright.generation.preview.PromoteBody;
import dev.labelwright.rest.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What a preview kept, and what becomes of it: {@code …/generations/{generationId}/preview} and the like. */
@Path("/api/v1/projects/{projectId}/generations")
@Tag(name = "Previews", description = "Generations that write no label until they are promoted")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
        responseCode = "409",
        description = "WRONG_STATE: no preview, or its state, which is named, does not allow it")
public class PreviewResource {
    private final PreviewCells cells;
    private final PreviewControl control;

    PreviewResource(PreviewCells cells, PreviewControl control) {
        this.cells = cells;
        this.control = control;
    }

    @GET
    @Path("{generationId}/preview")
    @Operation(
            operationId = "getPreview",
            summary = "What a preview would write, cell by cell",
            description = "With every page: how many drafts would count at each threshold.")
    @APIResponse(
            responseCode = "200",
            description = "A page of cells",
            content = @Content(schema = @Schema(implementation = PreviewPage.class)))
    public Uni<PreviewPage> preview(
            UUID projectId,
            UUID generationId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return cells.list(projectId, generationId, PageRequest.of(limit, cursor, PreviewCells.KEY_PARTS));
    }

    @POST
    @Path("{generationId}/promote")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "promotePreview",
            summary = "Write what a preview kept, without another model call",
            description = "A review written since the preview was started wins. The body may be absent.")
    @APIResponse(
            responseCode = "200",
            description = "The generation, promoted",
            content = @Content(schema = @Schema(implementation = GenerationView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The generation, which is being promoted",
            content = @Content(schema = @Schema(implementation = GenerationView.class)))
    @APIResponse(responseCode = "422", description = "The threshold is not between 0 and 1")
    public Uni<RestResponse<GenerationView>> promote(
            UUID projectId,
            UUID generationId,
            @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = PromoteBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "confident drafts",
                                                            value = "{\"confidenceThreshold\": 0.8}")))
                    PromoteBody body) {
        return control.promote(projectId, generationId, body).map(PreviewResource::answer);
    }

    @POST
    @Path("{generationId}/discard")
    @Operation(operationId = "discardPreview", summary = "Forget what a preview kept")
    @APIResponse(
            responseCode = "200",
            description = "The generation, its preview discarded",
            content = @Content(schema = @Schema(implementation = GenerationView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The generation, whose preview is being discarded",
            content = @Content(schema = @Schema(implementation = GenerationView.class)))
    public Uni<RestResponse<GenerationView>> discard(UUID projectId, UUID generationId) {
        return control.discard(projectId, generationId).map(PreviewResource::answer);
    }

    private static RestResponse<GenerationView> answer(GenerationView generation) {
        return PreviewControl.isOnItsWay(generation.previewState())
                ? RestResponse.accepted(generation)
                : RestResponse.ok(generation);
    }
}
