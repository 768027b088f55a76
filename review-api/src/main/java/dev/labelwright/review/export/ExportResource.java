package dev.labelwright.review.export;

import dev.labelwright.rest.ProblemDocument;
import dev.labelwright.review.catalog.PathId;
import dev.labelwright.review.list.Examples;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;

/** Labels as a file. */
@Path("/api/v1/projects/{projectId}/export")
@Tag(name = "Export")
public class ExportResource {
    private static final String CSV = "text/csv; charset=utf-8";

    private final Exporting exporting;

    ExportResource(Exporting exporting) {
        this.exporting = exporting;
    }

    @GET
    @Produces(CSV)
    @Operation(
            operationId = "exportLabels",
            summary = "Export labels",
            description =
                    "The project's current labels as CSV (RFC 4180), streamed. A cell that a spreadsheet would run"
                            + " as a formula, or that begins with ', has a ' before it, which an import takes off again.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "csv", value = ExportResource.EXAMPLE)))
    @APIResponse(
            responseCode = "422",
            description = "The format or layout is not offered",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    public Multi<String> export(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId, @BeanParam ExportParameters parameters) {
        UUID project = PathId.of("project", projectId);
        return RestMulti.fromUniResponse(
                exporting.csv(project, parameters.export()),
                Function.identity(),
                chunks -> Map.of(
                        HttpHeaders.CONTENT_DISPOSITION,
                        List.of("attachment; filename=\"labels-%s.csv\"".formatted(project))));
    }

    private static final String EXAMPLE = """
            PATIENT_ID,NOTE_ID,NOTE_DATETIME,VARIABLE,SCOPE,TYPE,VALUE,AI_VALUE,STATUS,CONFIDENCE,MODEL,\
            VARIABLE_VERSION,REVIEWER,REVIEWED_AT,COMMENT,EVIDENCE,STALE,LABEL_ID,GENERATION_ID
            P-01,P-01-02,2025-02-03,Smoking status,ONE_PER_NOTE,TEXT,Former smoker,Former smoker,ACCEPTED,0.93,\
            offline-baseline,2,Dr. Weiss,2026-03-02T10:15:30.120Z,,,false,019dba20-91aa-7b02-8c33-0f6de1b7a402,\
            019dba1c-0e77-7e55-a1a9-3d2c44c1f001
            """;
}
