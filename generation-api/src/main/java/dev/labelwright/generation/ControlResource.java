package dev.labelwright.generation;

import dev.labelwright.generation.control.GenerationControl;
import dev.labelwright.generation.control.ResumeBody;
import dev.labelwright.generation.history.GenerationView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people do to a generation: {@code …/generations/{generationId}/pause} and the like. */
@Path("/api/v1/projects/{projectId}/generations")
@Tag(name = "Generations", description = "Runs that draft labels")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "200", description = "The generation as it is now")
@APIResponse(
        responseCode = "409",
        description = "WRONG_STATE: the generation's state, which is named, does not allow it")
public class ControlResource {
    private final GenerationControl control;

    ControlResource(GenerationControl control) {
        this.control = control;
    }

    @POST
    @Path("{generationId}/pause")
    @Operation(
            operationId = "pauseGeneration",
            summary = "Hand out nothing further",
            description = "Calls that are out come to their end and are paid for.")
    public Uni<GenerationView> pause(UUID projectId, UUID generationId) {
        return control.pause(projectId, generationId);
    }

    @POST
    @Path("{generationId}/resume")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "resumeGeneration",
            summary = "Go on, with another token budget if the body has one",
            description = "The body may be absent. A budget is applied to a running generation too.")
    @APIResponse(responseCode = "422", description = "The budget is not more than what is used and reserved")
    public Uni<GenerationView> resume(
            UUID projectId,
            UUID generationId,
            @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ResumeBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "a larger budget",
                                                            value = "{\"tokenBudget\": 2000000}")))
                    ResumeBody body) {
        return control.resume(projectId, generationId, body);
    }

    @POST
    @Path("{generationId}/cancel")
    @Operation(
            operationId = "cancelGeneration",
            summary = "End a generation",
            description = "It is CANCELLING until the calls that are out have come to their end. Drafts that it wrote"
                    + " stay. Patients of whom nothing was dispatched are free for another batch.")
    public Uni<GenerationView> cancel(UUID projectId, UUID generationId) {
        return control.cancel(projectId, generationId);
    }

    @POST
    @Path("{generationId}/retry")
    @Operation(
            operationId = "retryGeneration",
            summary = "Ask again for the tasks that failed",
            description = "Their ceilings are new money: tokens.ceiling grows by them and by another repair allowance,"
                    + " tokens.retried says how much of it they are.")
    public Uni<GenerationView> retry(UUID projectId, UUID generationId) {
        return control.retry(projectId, generationId);
    }
}
