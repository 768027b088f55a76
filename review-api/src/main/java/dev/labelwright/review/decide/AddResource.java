package dev.labelwright.review.decide;

import dev.labelwright.rest.Bodies;
import dev.labelwright.rest.Caller;
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
import java.net.URI;
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

/** Labels that people add, and one decision on many labels. */
@Path("/api/v1/projects/{projectId}/labels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews")
public class AddResource {
    private static final String NEW_LABEL = """
            {"patientId":"P-01","noteId":"P-01-02","variable":"Smoking status","value":"Former smoker",
            "evidence":[{"noteId":"P-01-02","start":18,"end":36}],"comment":"The model missed it"}""";
    private static final String ACCEPT_MANY = """
            {"action":"ACCEPT","filter":{"variable":"Smoking status","status":"DRAFT","minConfidence":0.9},
            "expectedCount":12}""";

    private final Adding adding;
    private final BulkReviewing bulk;

    AddResource(Adding adding, BulkReviewing bulk) {
        this.adding = adding;
        this.bulk = bulk;
    }

    @POST
    @Operation(
            operationId = "addLabel",
            summary = "Add a label by hand",
            description =
                    "The label is MANUAL and protected from generations; in a project with several reviewers it is the"
                            + " caller's own decision until it is settled. In a cell for one label, the empty draft"
                            + " of a model becomes the person's label. Quotes are given by their offsets in Unicode code points;"
                            + " their text is the note's own.")
    @APIResponse(
            responseCode = "201",
            description = "The label",
            headers = {
                @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING, examples = "\"1\"")),
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            schema = @Schema(implementation = LabelView.class),
                            examples = @ExampleObject(name = "label", value = Examples.LABEL)))
    @APIResponse(
            responseCode = "409",
            description =
                    "The cell has room for one label and has one, which the answer names; or the project is DELETING")
    public Uni<RestResponse<LabelView>> add(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @HeaderParam(Caller.HEADER)
                    @Parameter(description = "Who adds, at most 200 characters", example = "Dr. Weiss")
                    String user,
            @HeaderParam(IdempotentRequests.HEADER)
                    @Parameter(
                            description = "For 24 hours, the same request with the same key gets the same answer and is"
                                    + " not done again; with another body, 422",
                            example = "2f6c1b0e-5d1f-4f0a-9a3b-8f2f6f1b7c55")
                    String key,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = AddBody.class),
                                            examples = @ExampleObject(name = "label", value = NEW_LABEL)))
                    AddBody body) {
        return adding.add(PathId.of("project", projectId), Bodies.required(body), key, Caller.named(user))
                .map(label -> RestResponse.ResponseBuilder.<LabelView>created(
                                URI.create("/api/v1/projects/" + projectId + "/labels/" + label.id()))
                        .entity(label)
                        .header(HttpHeaders.ETAG, label.etag())
                        .build());
    }

    @POST
    @Path("/review")
    @Operation(
            operationId = "reviewLabels",
            summary = "Decide on many labels at once",
            description =
                    "The same decision on all current labels that a filter meets, at most 10,000, wholly or not at"
                            + " all. Labels are counted under the locks that results take too: another count than the expected"
                            + " one changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "How many labels were changed",
            content =
                    @Content(
                            schema = @Schema(implementation = BulkResult.class),
                            examples = @ExampleObject(name = "result", value = "{\"action\":\"ACCEPT\",\"count\":12}")))
    @APIResponse(
            responseCode = "409",
            description =
                    "The filter meets another number of labels than expected, or labels without a draft to go back"
                            + " to; nothing was changed")
    public Uni<BulkResult> review(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @HeaderParam(Caller.HEADER)
                    @Parameter(description = "Who decides, at most 200 characters", example = "Dr. Weiss")
                    String user,
            @HeaderParam(IdempotentRequests.HEADER)
                    @Parameter(
                            description = "For 24 hours, the same request with the same key gets the same answer and is"
                                    + " not done again; with another body, 422",
                            example = "2f6c1b0e-5d1f-4f0a-9a3b-8f2f6f1b7c55")
                    String key,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = BulkBody.class),
                                            examples = @ExampleObject(name = "accept", value = ACCEPT_MANY)))
                    BulkBody body) {
        return bulk.review(PathId.of("project", projectId), Bodies.required(body), key, Caller.named(user));
    }
}
