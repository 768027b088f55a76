package dev.labelwright.review.validation;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Caller;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.rest.ProblemDocument;
import dev.labelwright.review.catalog.PathId;
import dev.labelwright.review.list.Examples;
import dev.labelwright.review.list.QueryText;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Values that people hold to be right. */
@Path("/api/v1/projects/{projectId}/validation-sets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Validation", description = "Values that people hold to be right, to measure drafts against")
public class ValidationSetResource {
    private static final String CSV = "text/csv";

    private final ValidationSets sets;
    private final Vertx vertx;

    ValidationSetResource(ValidationSets sets, Vertx vertx) {
        this.sets = sets;
        this.vertx = vertx;
    }

    @Schema(name = "ValidationSetPage", description = "A page of validation sets")
    record SetPage(
            List<ValidationSet> items,

            @Schema(nullable = true, description = "Asks for what follows; null at the end")
            String nextCursor) {}

    @POST
    @Consumes(CSV)
    @Operation(
            operationId = "createValidationSet",
            summary = "Import a validation set",
            description = "A CSV file of Name (of the variable), Scope, Patient_id, Document_id (empty for a value of"
                    + " the patient) and Value (empty where there is none); at most 50,000 rows and 2 MiB.")
    @APIResponse(
            responseCode = "201",
            description = "The set",
            content =
                    @Content(
                            schema = @Schema(implementation = ValidationSet.class),
                            examples = @ExampleObject(name = "validation set", value = ValidationExamples.SET)))
    @APIResponse(
            responseCode = "409",
            description = "The name is taken, or the project is being deleted",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class),
                            examples = @ExampleObject(name = "name taken", value = ValidationExamples.NAME_TAKEN)))
    @APIResponse(
            responseCode = "422",
            description = "The file breaks a rule: every line, column and rule; nothing was stored",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class),
                            examples = @ExampleObject(name = "invalid file", value = ValidationExamples.INVALID_FILE)))
    public Uni<RestResponse<ValidationSet>> create(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @BeanParam SetParameters parameters,
            @HeaderParam(Caller.HEADER) String caller,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = SchemaType.STRING),
                                            examples = @ExampleObject(name = "csv", value = ValidationExamples.FILE)))
                    byte[] file) {
        return store(projectId, parameters, caller, file);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "createValidationSetForm", summary = "Import a validation set from a form")
    @APIResponse(
            responseCode = "201",
            description = "The set",
            content =
                    @Content(
                            schema = @Schema(implementation = ValidationSet.class),
                            examples = @ExampleObject(name = "validation set", value = ValidationExamples.SET)))
    @APIResponse(
            responseCode = "409",
            description = "The name is taken, or the project is being deleted",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class),
                            examples = @ExampleObject(name = "name taken", value = ValidationExamples.NAME_TAKEN)))
    @APIResponse(
            responseCode = "422",
            description = "The file breaks a rule: every line, column and rule; nothing was stored",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class),
                            examples = @ExampleObject(name = "invalid file", value = ValidationExamples.INVALID_FILE)))
    public Uni<RestResponse<ValidationSet>> createFromForm(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @BeanParam SetParameters parameters,
            @HeaderParam(Caller.HEADER) String caller,
            @RestForm("file") FileUpload file) {
        if (file == null) {
            throw ProblemException.ofField(ErrorCode.INVALID_BODY, "file", "the form needs a part of this name");
        }
        return Uni.createFrom()
                .completionStage(() -> vertx.fileSystem()
                        .readFile(file.uploadedFile().toString())
                        .toCompletionStage())
                .chain(content -> store(projectId, parameters, caller, content.getBytes()));
    }

    @GET
    @Operation(operationId = "listValidationSets", summary = "List validation sets, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of sets",
            content =
                    @Content(
                            schema = @Schema(implementation = SetPage.class),
                            examples = @ExampleObject(name = "validation sets", value = ValidationExamples.SETS)))
    public Uni<Page<ValidationSet>> list(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @QueryParam("limit")
                    @Parameter(
                            description = "The most items, 1 to 1000",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50"))
                    String limit,
            @QueryParam("cursor") @Parameter(description = "The nextCursor of the page before") String cursor) {
        return sets.list(PathId.of("project", projectId), PageRequest.of(QueryText.number("limit", limit), cursor, 1));
    }

    @GET
    @Path("/{setId}")
    @Operation(operationId = "getValidationSet", summary = "Read a validation set")
    @APIResponse(
            responseCode = "200",
            description = "The set",
            content =
                    @Content(
                            schema = @Schema(implementation = ValidationSet.class),
                            examples = @ExampleObject(name = "validation set", value = ValidationExamples.SET)))
    public Uni<ValidationSet> get(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = ValidationExamples.ID) @RestPath String setId) {
        return sets.get(PathId.of("project", projectId), PathId.of("validation set", setId));
    }

    @DELETE
    @Path("/{setId}")
    @Operation(operationId = "deleteValidationSet", summary = "Delete a validation set")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Void> delete(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = ValidationExamples.ID) @RestPath String setId) {
        return sets.delete(PathId.of("project", projectId), PathId.of("validation set", setId));
    }

    private Uni<RestResponse<ValidationSet>> store(
            String projectId, SetParameters parameters, String caller, byte[] file) {
        return sets.create(
                        PathId.of("project", projectId),
                        parameters.name(),
                        parameters.kind(),
                        Caller.named(caller),
                        file == null ? new byte[0] : file)
                .map(set -> RestResponse.ResponseBuilder.<ValidationSet>created(
                                URI.create("/api/v1/projects/%s/validation-sets/%s".formatted(projectId, set.id())))
                        .entity(set)
                        .build());
    }
}
