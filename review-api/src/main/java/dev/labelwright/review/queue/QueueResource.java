package dev.labelwright.review.queue;

import dev.labelwright.rest.Bodies;
import dev.labelwright.rest.Caller;
import dev.labelwright.review.catalog.PathId;
import dev.labelwright.review.list.Examples;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The work queue of reviewers. */
@Path("/api/v1/projects/{projectId}/queue")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Work queue")
public class QueueResource {
    private static final String CLAIM_ID = "019dba31-77c0-7d11-b0a5-2f1c9e4d8a66";
    private static final String CLAIM = "{\"id\":\"" + CLAIM_ID + "\",\"unit\":\"LABEL\",\"patientId\":\"P-01\","
            + "\"reviewer\":\"Dr. Weiss\",\"heldUntil\":\"2026-03-02T10:30:30.120Z\",\"label\":" + Examples.LABEL + "}";

    private final Queueing queueing;

    QueueResource(Queueing queueing) {
        this.queueing = queueing;
    }

    @POST
    @Path("/next")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "claimNext",
            summary = "Take the next work",
            description =
                    "Hands out a patient or a label with a draft that nobody reviewed, and holds it for the caller:"
                            + " nobody else gets it, nor the patient or a label of it, until it is released, done, or the time"
                            + " is over. In a project with several reviewers as many get it, each once. In the order"
                            + " DISAGREEMENT what reviewers differ on comes first, for those who can adjudicate it.")
    @APIResponse(
            responseCode = "200",
            description = "What the caller holds now",
            content =
                    @Content(
                            schema = @Schema(implementation = ClaimView.class),
                            examples = @ExampleObject(name = "claim", value = CLAIM)))
    @APIResponse(responseCode = "204", description = "Nothing is left that nobody holds")
    @APIResponse(
            responseCode = "409",
            description =
                    "The project is DELETING, or its reviewers are blind to drafts and the order would tell of them")
    public Uni<RestResponse<ClaimView>> next(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @HeaderParam(Caller.HEADER)
                    @Parameter(description = "Who will review, at most 200 characters", example = "Dr. Weiss")
                    String user,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = NextBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "least confident",
                                                            value = "{\"order\":\"LEAST_CONFIDENT\",\"unit\":\"LABEL\","
                                                                    + "\"variable\":\"Smoking status\"}")))
                    NextBody body) {
        return queueing.next(PathId.of("project", projectId), Bodies.required(body), Caller.named(user))
                .map(claim -> claim.map(RestResponse::ok).orElseGet(RestResponse::noContent));
    }

    @POST
    @Path("/{claimId}/release")
    @Operation(
            operationId = "releaseClaim",
            summary = "Give work back",
            description = "It goes to whoever asks next. Work that is not held any more stays as it is.")
    @APIResponse(responseCode = "204", description = "The work is not held")
    public Uni<Void> release(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = CLAIM_ID) @RestPath String claimId) {
        return queueing.release(PathId.of("project", projectId), PathId.of("claim", claimId));
    }

    @POST
    @Path("/{claimId}/done")
    @Operation(
            operationId = "finishClaim",
            summary = "Say that work is done",
            description = "What was drafted until now is not given out again, reviewed or not.")
    @APIResponse(responseCode = "204", description = "The work is done")
    @APIResponse(responseCode = "409", description = "The time is over: somebody else may have the work")
    public Uni<Void> done(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = CLAIM_ID) @RestPath String claimId) {
        return queueing.done(PathId.of("project", projectId), PathId.of("claim", claimId));
    }
}
