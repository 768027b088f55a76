package dev.labelwright.estimate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Bodies;
import dev.labelwright.rest.ProblemDocument;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /projects/{projectId}/estimates/advice}. */
@Path("/api/v1/projects/{projectId}/estimates/advice")
@Tag(name = "Estimates", description = "The most that a generation can use, before it runs")
@Produces(MediaType.APPLICATION_JSON)
public class AdviceResource {
    private static final int LONGEST_SELECTION = 10_000;
    private static final String SELECTION = """
            {"patients": {"mode": "ALL"}, "overwrite": "REPLACE_AI"}""";
    private static final String ANSWER = """
            {"present": {"variablesPerCall": 5, "overwrite": "REPLACE_AI", "estimatedMaxTokens": 90000, "modelCalls": 80,
              "maxCost": {"amount": "0.027", "currency": "USD"}, "savedTokens": 0},
             "variablesPerCall": [{"variablesPerCall": 10, "overwrite": "REPLACE_AI", "estimatedMaxTokens": 72600,
              "modelCalls": 40, "maxCost": {"amount": "0.022", "currency": "USD"}, "savedTokens": 17400}],
             "skip": {"variablesPerCall": 5, "overwrite": "SKIP", "estimatedMaxTokens": 30000, "modelCalls": 26,
              "maxCost": {"amount": "0.009", "currency": "USD"}, "savedTokens": 60000},
             "sharedNotes": {"calls": 4, "tokens": 4200}}""";
    private static final String SUMMARY = "What a selection would take in other ways";
    private static final String DESCRIPTION =
            "The refined ceilings of the same selection with other numbers of variables"
                    + " that share a call, and with SKIP; and what is saved already, because notes of a patient with the same"
                    + " text share their calls. Takes as long as seven refined estimates; `refine` does not matter.";

    private final Advisor advisor;
    private final ObjectMapper mapper;

    AdviceResource(Advisor advisor, ObjectMapper mapper) {
        this.advisor = advisor;
        this.mapper = mapper;
    }

    @GET
    @Operation(operationId = "estimateAdvice", summary = SUMMARY, description = DESCRIPTION)
    @APIResponse(
            responseCode = "200",
            description = "The ways and their ceilings",
            content =
                    @Content(
                            schema = @Schema(implementation = AdviceView.class),
                            examples = @ExampleObject(name = "of ten variables", value = ANSWER)))
    @APIResponse(
            responseCode = "400",
            description = "The parameter is missing, no JSON, or has a field or value that is not known",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    @APIResponse(responseCode = "409", description = "NO_PATIENTS_LEFT, or the project is being deleted")
    @APIResponse(
            responseCode = "422",
            description = "A rule is broken, or something named does not exist: each named",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    public Uni<AdviceView> advice(
            UUID projectId,
            @Parameter(
                            description =
                                    "The selection: the JSON of an estimate's body, URL-encoded, of at most 10,000"
                                            + " characters; a longer one is posted",
                            required = true,
                            example = SELECTION)
                    @RestQuery
                    String selection) {
        return advisor.advise(projectId, parsed(selection));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "estimateAdviceOfBody", summary = SUMMARY, description = DESCRIPTION)
    @APIResponse(
            responseCode = "200",
            description = "The ways and their ceilings",
            content =
                    @Content(
                            schema = @Schema(implementation = AdviceView.class),
                            examples = @ExampleObject(name = "of ten variables", value = ANSWER)))
    @APIResponse(responseCode = "409", description = "NO_PATIENTS_LEFT, or the project is being deleted")
    @APIResponse(
            responseCode = "422",
            description = "A rule is broken, or something named does not exist: each named",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    public Uni<AdviceView> adviceOfBody(
            UUID projectId,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = EstimateBody.class),
                                            examples = @ExampleObject(name = "everybody", value = SELECTION)))
                    EstimateBody body) {
        return advisor.advise(projectId, Bodies.required(body));
    }

    private EstimateBody parsed(String selection) {
        if (selection == null || selection.length() > LONGEST_SELECTION) {
            throw refused("is required, and has at most %d characters".formatted(LONGEST_SELECTION));
        }
        try {
            EstimateBody body = mapper.readValue(selection, EstimateBody.class);
            if (body == null) {
                throw refused("is a JSON object");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw refused("is not the JSON of an estimate's body");
        }
    }

    private static ProblemException refused(String rule) {
        return ProblemException.ofField(ErrorCode.INVALID_PARAMETER, "selection", rule);
    }
}
