package dev.labelwright.generation;

import dev.labelwright.generation.history.GenerationHistory;
import dev.labelwright.generation.history.GenerationView;
import dev.labelwright.generation.history.TaskView;
import dev.labelwright.generation.request.GenerationBody;
import dev.labelwright.generation.request.GenerationRequests;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Bodies;
import dev.labelwright.rest.Caller;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /projects/{projectId}/generations}. */
@Path("/api/v1/projects/{projectId}/generations")
@Tag(name = "Generations", description = "Runs that draft labels")
@Produces(MediaType.APPLICATION_JSON)
public class GenerationResource {
    private static final Set<String> TASK_STATUSES =
            Set.of("", "WAITING", "PENDING", "DISPATCHED", "DONE", "FAILED", "CANCELLED");

    private final GenerationRequests requests;
    private final GenerationHistory history;

    GenerationResource(GenerationRequests requests, GenerationHistory history) {
        this.requests = requests;
        this.history = history;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startGeneration",
            summary = "Request a generation",
            description = "It is planned and runs on its own; its address is in Location.")
    @APIResponse(
            responseCode = "202",
            description = "The generation",
            content = @Content(schema = @Schema(implementation = GenerationView.class)))
    @APIResponse(responseCode = "409", description = "NO_PATIENTS_LEFT, or the project is being deleted")
    @APIResponse(responseCode = "422", description = "A rule is broken, or something named does not exist: each named")
    public Uni<RestResponse<GenerationView>> start(
            UUID projectId,
            @HeaderParam(Caller.HEADER) String caller,
            @HeaderParam("Idempotency-Key") String key,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = GenerationBody.class),
                                            examples = @ExampleObject(name = "a batch of ten", value = """
                                                                    {"patients": {"mode": "BATCH", "batchType": "NEW", "size": 10}, "overwrite": "REPLACE_AI"}""")))
                    GenerationBody body) {
        return requests.request(projectId, Bodies.required(body), Caller.named(caller), key)
                .map(generation -> RestResponse.ResponseBuilder.<GenerationView>create(RestResponse.Status.ACCEPTED)
                        .location(
                                URI.create("/api/v1/projects/%s/generations/%s".formatted(projectId, generation.id())))
                        .entity(generation)
                        .build());
    }

    @GET
    @Operation(operationId = "listGenerations", summary = "The generations, newest first")
    @APIResponse(responseCode = "200", description = "A page of generations")
    public Uni<Page<GenerationView>> list(
            UUID projectId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return history.list(projectId, PageRequest.of(limit, cursor, 1));
    }

    @GET
    @Path("{generationId}")
    @Operation(operationId = "getGeneration", summary = "A generation")
    @APIResponse(responseCode = "200", description = "The generation")
    public Uni<GenerationView> get(UUID projectId, UUID generationId) {
        return history.get(projectId, generationId);
    }

    @GET
    @Path("{generationId}/tasks")
    @Operation(operationId = "listTasks", summary = "The tasks of a generation in their order")
    @APIResponse(responseCode = "200", description = "A page of tasks")
    @APIResponse(responseCode = "400", description = "The status is not one of a task")
    public Uni<Page<TaskView>> tasks(
            UUID projectId,
            UUID generationId,
            @QueryParam("status") String status,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        String wanted = status == null ? "" : status;
        if (!TASK_STATUSES.contains(wanted)) {
            throw ProblemException.ofField(
                    ErrorCode.INVALID_PARAMETER,
                    "status",
                    "must be one of: WAITING, PENDING, DISPATCHED, DONE, FAILED, CANCELLED");
        }
        return history.tasks(projectId, generationId, wanted, PageRequest.of(limit, cursor, 1));
    }
}
