package dev.labelwright.review.export;

import dev.labelwright.rest.ProblemDocument;
import dev.labelwright.review.catalog.PathId;
import dev.labelwright.review.export.studio.StudioConfiguration;
import dev.labelwright.review.list.Examples;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Labels as a file. */
@Path("/api/v1/projects/{projectId}/export")
@Tag(name = "Export", description = "Labels as a file, and back again")
public class ExportResource {
    private final Exporting exporting;

    ExportResource(Exporting exporting) {
        this.exporting = exporting;
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "exportLabels",
            summary = "Export labels",
            description = "The project's current labels as a file, streamed: CSV (RFC 4180; a cell that a spreadsheet"
                    + " would run as a formula, or that begins with ', has a ' before it, which an import takes off"
                    + " again), JSON Lines of labels, Label Studio tasks, FHIR R4 bundles, or training examples for"
                    + " chat models. docs/exchange.md says what each holds.")
    @APIResponse(
            responseCode = "200",
            description = "The file, named by Content-Disposition",
            content = {
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = {
                            @ExampleObject(name = "csv, detailed", value = ExportExamples.DETAILED),
                            @ExampleObject(name = "csv, patient", value = ExportExamples.PATIENT)
                        }),
                @Content(
                        mediaType = "application/jsonl",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = {
                            @ExampleObject(name = "jsonl", value = Examples.LABEL),
                            @ExampleObject(name = "chat-jsonl", value = ExportExamples.CHAT)
                        }),
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class),
                        examples = @ExampleObject(name = "label-studio", value = ExportExamples.LABEL_STUDIO)),
                @Content(
                        mediaType = "application/fhir+ndjson",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "fhir", value = ExportExamples.FHIR))
            })
    @APIResponse(
            responseCode = "422",
            description = "The format or layout is not offered, or they do not go together",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class),
                            examples = @ExampleObject(name = "not offered", value = ExportExamples.NOT_OFFERED)))
    public Response export(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @BeanParam ExportParameters parameters,
            @Context HttpServerResponse response) {
        Export export = exporting.prepare(PathId.of("project", projectId), parameters);
        StreamingOutput file = out -> Delivery.of(response, out, taken -> exporting.write(export, taken));
        return Response.ok(file)
                .header(HttpHeaders.CONTENT_TYPE, export.format().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(export.filename()))
                .build();
    }

    @GET
    @Path("/label-studio-config")
    @Produces(MediaType.APPLICATION_XML)
    @RunOnVirtualThread
    @Operation(
            operationId = "getLabelStudioConfig",
            summary = "Get the labeling configuration for Label Studio",
            description = "A control for each variable, in the ontology's order: paste it into the project's labeling"
                    + " interface, then import the export of the format label-studio.")
    @APIResponse(
            responseCode = "200",
            description = "The configuration",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_XML,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "config", value = ExportExamples.LABEL_STUDIO_CONFIG)))
    public Response labelStudioConfig(@Parameter(example = Examples.PROJECT) @RestPath String projectId) {
        String xml = StudioConfiguration.of(exporting.variables(PathId.of("project", projectId)));
        return Response.ok(xml, "application/xml; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"label-studio-config.xml\"")
                .build();
    }
}
