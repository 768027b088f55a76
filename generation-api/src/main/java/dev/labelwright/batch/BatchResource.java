package dev.labelwright.batch;

import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /projects/{projectId}/batches}. */
@Path("/api/v1/projects/{projectId}/batches")
@Tag(name = "Batches", description = "Numbered draws of patients")
@Produces(MediaType.APPLICATION_JSON)
public class BatchResource {
    private final Batches batches;

    BatchResource(Batches batches) {
        this.batches = batches;
    }

    @GET
    @Operation(operationId = "listBatches", summary = "The batches, newest first")
    @APIResponse(responseCode = "200", description = "A page of batches")
    public Uni<Page<BatchView>> list(
            UUID projectId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return batches.list(projectId, PageRequest.of(limit, cursor, 1));
    }

    @DELETE
    @Path("{number}")
    @Operation(
            operationId = "clearBatch",
            summary = "Remove the drafts of a batch and free its patients",
            description = "Reviewed labels stay. Patients that another generation covers stay covered.")
    @APIResponse(responseCode = "204", description = "It is cleared")
    @APIResponse(
            responseCode = "202",
            description = "It is being cleared",
            content = @Content(schema = @Schema(implementation = BatchView.class)))
    @APIResponse(responseCode = "409", description = "A generation uses it, or the project is being deleted")
    public Uni<RestResponse<BatchView>> clear(UUID projectId, int number) {
        return batches.clear(projectId, number)
                .map(batch -> batch.status() == BatchView.Status.CLEARED
                        ? RestResponse.noContent()
                        : RestResponse.accepted(batch));
    }
}
