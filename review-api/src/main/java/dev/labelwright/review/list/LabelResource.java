package dev.labelwright.review.list;

import dev.labelwright.rest.Caller;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.rest.ProblemDocument;
import dev.labelwright.review.catalog.PathId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Labels, as they are and as they came to be. */
@Path("/api/v1/projects/{projectId}/labels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Labels")
public class LabelResource {
    private final LabelReading reading;

    LabelResource(LabelReading reading) {
        this.reading = reading;
    }

    @GET
    @Operation(
            operationId = "listLabels",
            summary = "List labels",
            description = "The project's current labels in the order of patient, note and variable, or as sort says.")
    @APIResponse(
            responseCode = "200",
            description = "A page of labels",
            content =
                    @Content(
                            schema = @Schema(implementation = PageSchemas.Labels.class),
                            examples = @ExampleObject(name = "labels", value = Examples.LABELS)))
    @APIResponse(
            responseCode = "409",
            description = "Reviewers are blind to drafts: a filter or order would tell of confidences or evidence")
    @APIResponse(
            responseCode = "422",
            description = "There is no such variable, or the parameter is not offered",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class),
                            examples = @ExampleObject(name = "unknown variable", value = Examples.UNKNOWN_VARIABLE)))
    public Uni<Page<LabelView>> list(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @HeaderParam(Caller.HEADER)
                    @Parameter(
                            description = "Who asks: of what is not settled they see their own decision alone",
                            example = "Dr. Weiss")
                    String user,
            @BeanParam LabelParameters parameters) {
        return reading.list(PathId.of("project", projectId), Caller.named(user), parameters);
    }

    @GET
    @Path("/{labelId}")
    @Operation(
            operationId = "getLabel",
            summary = "Read a label",
            description = "One label, also one that was removed; its ETag is its version.")
    @APIResponse(
            responseCode = "200",
            description = "The label",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING, examples = "\"3\"")),
            content =
                    @Content(
                            schema = @Schema(implementation = LabelView.class),
                            examples = @ExampleObject(name = "label", value = Examples.LABEL)))
    public Uni<RestResponse<LabelView>> get(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = Examples.LABEL_ID) @RestPath String labelId,
            @HeaderParam(Caller.HEADER)
                    @Parameter(
                            description = "Who asks: of what is not settled they see their own decision alone",
                            example = "Dr. Weiss")
                    String user) {
        return reading.get(PathId.of("project", projectId), Caller.named(user), PathId.of("label", labelId))
                .map(label -> RestResponse.ResponseBuilder.ok(label)
                        .header(HttpHeaders.ETAG, label.etag())
                        .build());
    }

    @GET
    @Path("/{labelId}/inputs")
    @Operation(
            operationId = "listLabelInputs",
            summary = "Read what a patient's value is drawn from",
            description = "For a value of the patient, all current labels with a value that counts and that it is drawn"
                    + " from, or would be if it were drawn now: an aggregated variable's own in the notes, a dependent"
                    + " one's inputs. Of a note's label there are none: it is read from its note.")
    @APIResponse(
            responseCode = "200",
            description = "A page of inputs, in the order of note and variable",
            content =
                    @Content(
                            schema = @Schema(implementation = PageSchemas.Inputs.class),
                            examples = @ExampleObject(name = "inputs", value = Examples.INPUTS)))
    public Uni<Page<InputView>> inputs(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = Examples.LABEL_ID) @RestPath String labelId,
            @HeaderParam(Caller.HEADER)
                    @Parameter(
                            description = "Who asks: of what is not settled they see their own decision alone",
                            example = "Dr. Weiss")
                    String user,
            @QueryParam("limit")
                    @Parameter(
                            description = "The most items, 1 to 1000",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50"),
                            example = "50")
                    String limit,
            @QueryParam("cursor") @Parameter(description = "The nextCursor of the page before") String cursor) {
        return reading.inputs(
                PathId.of("project", projectId),
                Caller.named(user),
                PathId.of("label", labelId),
                PageRequest.of(QueryText.number("limit", limit), cursor, LabelRows.KEY_PARTS));
    }

    @GET
    @Path("/{labelId}/history")
    @Operation(
            operationId = "listLabelHistory",
            summary = "Read a label's history",
            description = "Every revision, oldest first: who or which model, when, from, to, why.")
    @APIResponse(
            responseCode = "200",
            description = "A page of revisions",
            content =
                    @Content(
                            schema = @Schema(implementation = PageSchemas.Revisions.class),
                            examples = @ExampleObject(name = "revisions", value = Examples.REVISIONS)))
    public Uni<Page<RevisionView>> history(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = Examples.LABEL_ID) @RestPath String labelId,
            @HeaderParam(Caller.HEADER)
                    @Parameter(
                            description = "Who asks: of what is not settled they see their own decision alone",
                            example = "Dr. Weiss")
                    String user,
            @QueryParam("limit")
                    @Parameter(
                            description = "The most items, 1 to 1000",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50"),
                            example = "50")
                    String limit,
            @QueryParam("cursor") @Parameter(description = "The nextCursor of the page before") String cursor) {
        return reading.history(
                PathId.of("project", projectId),
                Caller.named(user),
                PathId.of("label", labelId),
                PageRequest.of(QueryText.number("limit", limit), cursor, 1));
    }
}
