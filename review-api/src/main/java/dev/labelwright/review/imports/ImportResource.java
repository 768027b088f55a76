package dev.labelwright.review.imports;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Caller;
import dev.labelwright.rest.ProblemDocument;
import dev.labelwright.review.catalog.PathId;
import dev.labelwright.review.list.Examples;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Files of labels, read back. */
@Path("/api/v1/projects/{projectId}/labels/import")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Export")
public class ImportResource {
    private static final String FORMATS = "The file's format";

    private final Importing importing;

    ImportResource(Importing importing) {
        this.importing = importing;
    }

    @POST
    @Consumes({"text/csv", MediaType.APPLICATION_JSON})
    @RunOnVirtualThread
    @Operation(
            operationId = "importLabels",
            summary = "Import labels",
            description = "A CSV file in the layout detailed, or Label Studio's JSON: predictions become drafts,"
                    + " annotations become reviewed labels. All of the file or nothing of it is stored. A label that a"
                    + " person decided on is never replaced; the same file again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "How the file's labels ended",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportCounts.class),
                            examples = @ExampleObject(name = "import", value = ImportExamples.COUNTS)))
    @APIResponse(
            responseCode = "409",
            description = "The project is being deleted, or changed so that the import has to be repeated")
    @APIResponse(
            responseCode = "422",
            description = "The file breaks a rule: each line and column, or JSON pointer, and rule, the first 1,000 and"
                    + " their number; nothing was stored",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class),
                            examples = @ExampleObject(name = "invalid file", value = ImportExamples.INVALID_FILE)))
    public ImportCounts importLabels(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @QueryParam("format")
                    @Parameter(
                            description = FORMATS,
                            required = true,
                            schema = @Schema(enumeration = {"csv", "label-studio"}))
                    String format,
            @HeaderParam(Caller.HEADER) String caller,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = "text/csv",
                                        schema = @Schema(type = SchemaType.STRING),
                                        examples = @ExampleObject(name = "csv", value = ImportExamples.CSV)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class),
                                        examples =
                                                @ExampleObject(
                                                        name = "label-studio",
                                                        value = ImportExamples.LABEL_STUDIO))
                            })
                    InputStream file) {
        return importing.labels(
                PathId.of("project", projectId),
                ImportFormat.of(format),
                Caller.named(caller),
                file == null ? InputStream.nullInputStream() : file);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    @Operation(operationId = "importLabelsForm", summary = "Import labels from a form")
    @APIResponse(
            responseCode = "200",
            description = "How the file's labels ended",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportCounts.class),
                            examples = @ExampleObject(name = "import", value = ImportExamples.COUNTS)))
    @APIResponse(
            responseCode = "422",
            description = "The file breaks a rule; nothing was stored",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class),
                            examples = @ExampleObject(name = "invalid file", value = ImportExamples.INVALID_FILE)))
    public ImportCounts importForm(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @QueryParam("format")
                    @Parameter(
                            description = FORMATS,
                            required = true,
                            schema = @Schema(enumeration = {"csv", "label-studio"}))
                    String format,
            @HeaderParam(Caller.HEADER) String caller,
            @RestForm("file") FileUpload file) {
        if (file == null) {
            throw ProblemException.ofField(ErrorCode.INVALID_BODY, "file", "the form needs a part of this name");
        }
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            return importLabels(projectId, format, caller, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
