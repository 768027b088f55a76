package dev.labelwright.review.adjudicate;

import dev.labelwright.rest.Bodies;
import dev.labelwright.rest.Caller;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.rest.ProblemDocument;
import dev.labelwright.review.catalog.PathId;
import dev.labelwright.review.decide.Expectation;
import dev.labelwright.review.decide.StaleLabelProblem;
import dev.labelwright.review.list.Examples;
import dev.labelwright.review.list.LabelRows;
import dev.labelwright.review.list.LabelView;
import dev.labelwright.review.list.QueryText;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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

/** What reviewers differ on. */
@Path("/api/v1/projects/{projectId}/adjudications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Adjudication", description = "What several reviewers differ on, and how it is settled")
public class AdjudicationResource {
    private static final String EXAMPLE = "{\"label\":" + Examples.LABEL + """
            ,"agree":false,"decisions":[{"reviewer":"Dr. Weiss","status":"ACCEPTED","value":"Current smoker",
            "evidence":[],"comment":null,"decidedAt":"2026-03-02T10:15:30.120Z"},{"reviewer":"Dr. Braun",
            "status":"EDITED","value":"Former smoker","evidence":[],"comment":"Quit in 2019",
            "decidedAt":"2026-03-02T11:02:01.004Z"}],"etag":"\\"1.2.1772449321004000\\""}""";

    private final Adjudicating adjudicating;

    AdjudicationResource(Adjudicating adjudicating) {
        this.adjudicating = adjudicating;
    }

    @Schema(name = "AdjudicationPage", description = "A page of what reviewers differ on")
    record Adjudications(
            List<AdjudicationView> items,

            @Schema(nullable = true, description = "Asks for what follows; null at the end")
            String nextCursor) {}

    @GET
    @Operation(
            operationId = "listAdjudications",
            summary = "List what waits for an adjudicator",
            description = "The labels on which as many reviewers decided as the project asks for, and differ, in the"
                    + " order of patient, note and variable; with all decisions side by side. Those in whose cells the"
                    + " caller is a reviewer are left out.")
    @APIResponse(
            responseCode = "200",
            description = "A page of labels",
            content =
                    @Content(
                            schema = @Schema(implementation = Adjudications.class),
                            examples =
                                    @ExampleObject(
                                            name = "adjudications",
                                            value = "{\"items\":[" + EXAMPLE + "],\"nextCursor\":null}")))
    @APIResponse(
            responseCode = "422",
            description = "There is no such variable",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class),
                            examples = @ExampleObject(name = "unknown variable", value = Examples.UNKNOWN_VARIABLE)))
    public Uni<Page<AdjudicationView>> list(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @HeaderParam(Caller.HEADER) @Parameter(description = "Who adjudicates", example = "Prof. Lang") String user,
            @QueryParam("variable") @Parameter(description = "The name of a variable", example = "Smoking status")
                    String variable,
            @QueryParam("patientId") @Parameter(description = "Labels of this patient", example = "P-01")
                    String patientId,
            @QueryParam("limit")
                    @Parameter(
                            description = "The most items, 1 to 1000",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50"),
                            example = "50")
                    String limit,
            @QueryParam("cursor") @Parameter(description = "The nextCursor of the page before") String cursor) {
        return adjudicating.list(
                PathId.of("project", projectId),
                Caller.named(user),
                QueryText.text("variable", variable),
                QueryText.text("patientId", patientId),
                PageRequest.of(QueryText.number("limit", limit), cursor, LabelRows.KEY_PARTS));
    }

    @GET
    @Path("/{labelId}")
    @Operation(
            operationId = "getAdjudication",
            summary = "Read what reviewers decided on a label",
            description = "The decisions side by side, of a label that waits for an adjudicator or was settled.")
    @APIResponse(
            responseCode = "200",
            description = "The label with the decisions",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            schema = @Schema(implementation = AdjudicationView.class),
                            examples = @ExampleObject(name = "adjudication", value = EXAMPLE)))
    @APIResponse(
            responseCode = "409",
            description = "The caller is a reviewer of the cell, or the label waits for its reviewers")
    public Uni<RestResponse<AdjudicationView>> get(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = Examples.LABEL_ID) @RestPath String labelId,
            @HeaderParam(Caller.HEADER) @Parameter(description = "Who adjudicates", example = "Prof. Lang")
                    String user) {
        return adjudicating
                .get(PathId.of("project", projectId), Caller.named(user), PathId.of("label", labelId))
                .map(view -> RestResponse.ResponseBuilder.ok(view)
                        .header(HttpHeaders.ETAG, view.etag())
                        .build());
    }

    @POST
    @Path("/{labelId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "adjudicateLabel",
            summary = "Settle a label",
            description = "Says what is right, by an action or by the reviewer whose decision it is. It becomes the"
                    + " label's decision, with the adjudicator as its reviewer. A settled label can be settled anew; its"
                    + " history keeps both.")
    @APIResponse(
            responseCode = "200",
            description = "The label as it is settled",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING, examples = "\"2\"")),
            content =
                    @Content(
                            schema = @Schema(implementation = LabelView.class),
                            examples = @ExampleObject(name = "label", value = Examples.LABEL)))
    @APIResponse(
            responseCode = "409",
            description = "The caller is a reviewer of the cell, or the label waits for its reviewers")
    @APIResponse(
            responseCode = "412",
            description = "A reviewer decided anew since it was read; the answer has the label as it is now",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = StaleLabelProblem.class)))
    public Uni<RestResponse<LabelView>> settle(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = Examples.LABEL_ID) @RestPath String labelId,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(
                            description = "The etag of the adjudication that was seen; another state changes nothing",
                            example = "\"1.2.1772449321004000\"")
                    String ifMatch,
            @HeaderParam(Caller.HEADER)
                    @Parameter(description = "Who adjudicates, at most 200 characters", example = "Prof. Lang")
                    String user,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = AdjudicationBody.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "reviewer",
                                                        value = "{\"decisionOf\":\"Dr. Braun\"}"),
                                                @ExampleObject(
                                                        name = "edit",
                                                        value = "{\"action\":\"EDIT\",\"value\":\"Former smoker\"}")
                                            }))
                    AdjudicationBody body) {
        return adjudicating
                .settle(
                        PathId.of("project", projectId),
                        PathId.of("label", labelId),
                        Bodies.required(body),
                        new Expectation(ifMatch),
                        Caller.named(user))
                .map(label -> RestResponse.ResponseBuilder.ok(label)
                        .header(HttpHeaders.ETAG, label.etag())
                        .build());
    }
}
