package dev.labelwright.review.chart;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Caller;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.review.catalog.PathId;
import dev.labelwright.review.list.Examples;
import dev.labelwright.review.list.QueryText;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What a screen shows of a patient, in one call. */
@Path("/api/v1/projects/{projectId}/patients/{patientId}/chart")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Labels")
public class ChartResource {
    private static final int DEFAULT_NOTES = 20;
    private static final int MOST_NOTES = 100;
    private static final String CHART =
            "{\"patientId\":\"P-01\",\"patientLabels\":[],\"notes\":[{\"noteId\":\"P-01-02\","
                    + "\"date\":\"2025-03-04\",\"title\":\"Progress note\",\"text\":\"He stopped smoking in 2019.\",\"labels\":["
                    + Examples.LABEL + "]}],\"nextCursor\":null}";

    private final Charting charting;

    ChartResource(Charting charting) {
        this.charting = charting;
    }

    @GET
    @Operation(
            operationId = "readChart",
            summary = "Read a patient's chart",
            description = "The patient's notes in the order of their dates, the undated first, with their text and"
                    + " current labels; the first page has the values of the patient too. A page ends before its notes"
                    + " have more than 8 MiB of text.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the chart",
            content =
                    @Content(
                            schema = @Schema(implementation = ChartView.class),
                            examples = @ExampleObject(name = "chart", value = CHART)))
    public Uni<ChartView> chart(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = "P-01") @RestPath String patientId,
            @HeaderParam(Caller.HEADER)
                    @Parameter(
                            description = "Who asks: of what is not settled they see their own decision alone",
                            example = "Dr. Weiss")
                    String user,
            @QueryParam("limit")
                    @Parameter(
                            description = "The most notes, 1 to 100",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "20"),
                            example = "20")
                    String limit,
            @QueryParam("cursor") @Parameter(description = "The nextCursor of the page before") String cursor) {
        return charting.page(
                PathId.of("project", projectId),
                Caller.named(user),
                QueryText.text("patientId", patientId),
                PageRequest.of(notes(QueryText.number("limit", limit)), cursor, ChartNotes.KEY_PARTS));
    }

    private static int notes(Integer limit) {
        int notes = limit == null ? DEFAULT_NOTES : limit;
        if (notes < 1 || notes > MOST_NOTES) {
            throw ProblemException.ofField(ErrorCode.INVALID_PARAMETER, "limit", "must be between 1 and " + MOST_NOTES);
        }
        return notes;
    }
}
