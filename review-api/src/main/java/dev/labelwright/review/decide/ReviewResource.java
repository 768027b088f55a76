package dev.labelwright.review.decide;

import dev.labelwright.rest.Bodies;
import dev.labelwright.rest.Caller;
import dev.labelwright.rest.ProblemDocument;
import dev.labelwright.review.catalog.PathId;
import dev.labelwright.review.list.Examples;
import dev.labelwright.review.list.LabelView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** People's decisions on single labels. */
@Path("/api/v1/projects/{projectId}/labels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews")
public class ReviewResource {
    private final Reviewing reviewing;

    ReviewResource(Reviewing reviewing) {
        this.reviewing = reviewing;
    }

    @POST
    @Path("/{labelId}/review")
    @Operation(
            operationId = "reviewLabel",
            summary = "Decide on a label",
            description = "Accepts, edits, rejects or resets a label. A reviewed label is protected from generations;"
                    + " RESET gives up the protection and goes back to the model's draft.")
    @APIResponse(
            responseCode = "200",
            description = "The label after the decision",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING, examples = "\"3\"")),
            content =
                    @Content(
                            schema = @Schema(implementation = LabelView.class),
                            examples = @ExampleObject(name = "label", value = Examples.LABEL)))
    @APIResponse(responseCode = "409", description = "The label was removed")
    @APIResponse(
            responseCode = "412",
            description = "The label changed since it was read; the answer has it as it is now",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = StaleLabelProblem.class)))
    public Uni<RestResponse<LabelView>> review(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = Examples.LABEL_ID) @RestPath String labelId,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(
                            description = "The ETag that was seen; another version changes nothing",
                            example = "\"2\"")
                    String ifMatch,
            @HeaderParam(Caller.HEADER)
                    @Parameter(description = "Who decides, at most 200 characters", example = "Dr. Weiss")
                    String user,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ReviewBody.class),
                                            examples = {
                                                @ExampleObject(name = "accept", value = "{\"action\":\"ACCEPT\"}"),
                                                @ExampleObject(
                                                        name = "edit",
                                                        value =
                                                                "{\"action\":\"EDIT\",\"value\":\"Former smoker\",\"comment\":"
                                                                        + "\"Quit in 2019\"}")
                                            }))
                    ReviewBody body) {
        return reviewing
                .review(
                        PathId.of("project", projectId),
                        PathId.of("label", labelId),
                        Bodies.required(body),
                        new Expectation(ifMatch),
                        Caller.named(user))
                .map(ReviewResource::answer);
    }

    @POST
    @Path("/{labelId}/restore")
    @Operation(
            operationId = "restoreLabel",
            summary = "Bring back what a label said",
            description = "Makes the state after an earlier revision the label's state again, as a new revision. A"
                    + " decision comes back as the caller's, of now, and is protected as such; a draft comes back as a"
                    + " draft. A label that was removed comes back where its cell has room for it.")
    @APIResponse(
            responseCode = "200",
            description = "The label as it is again",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING, examples = "\"4\"")),
            content =
                    @Content(
                            schema = @Schema(implementation = LabelView.class),
                            examples = @ExampleObject(name = "label", value = Examples.LABEL)))
    @APIResponse(
            responseCode = "409",
            description = "The cell has room for one label and has another, or the revision removed the label")
    @APIResponse(
            responseCode = "412",
            description = "The label changed since it was read; the answer has it as it is now",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = StaleLabelProblem.class)))
    public Uni<RestResponse<LabelView>> restore(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = Examples.LABEL_ID) @RestPath String labelId,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(
                            description = "The ETag that was seen; another version changes nothing",
                            example = "\"3\"")
                    String ifMatch,
            @HeaderParam(Caller.HEADER)
                    @Parameter(description = "Who restores, at most 200 characters", example = "Dr. Weiss")
                    String user,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = RestoreBody.class),
                                            examples = @ExampleObject(name = "revision", value = "{\"revision\":2}")))
                    RestoreBody body) {
        return reviewing
                .restore(
                        PathId.of("project", projectId),
                        PathId.of("label", labelId),
                        Bodies.required(body),
                        new Expectation(ifMatch),
                        Caller.named(user))
                .map(ReviewResource::answer);
    }

    private static RestResponse<LabelView> answer(LabelView label) {
        return RestResponse.ResponseBuilder.ok(label)
                .header(HttpHeaders.ETAG, label.etag())
                .build();
    }
}
