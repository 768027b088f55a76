package dev.labelwright.estimate;

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

/** {@code /projects/{projectId}/estimates}. */
@Path("/api/v1/projects/{projectId}/estimates")
@Tag(name = "Estimates", description = "The most that a generation can use, before it runs")
@Produces(MediaType.APPLICATION_JSON)
public class EstimateResource {
    private static final String A_BATCH = """
            {"patients": {"mode": "BATCH", "batchType": "NEW", "size": 10}}""";
    private static final String REFINED = """
            {"patients": {"mode": "ALL"}, "variables": {"mode": "SPECIFIC", "names": ["Smoking status"]},
             "overwrite": "SKIP", "refine": true, "model": "mini"}""";
    private static final String ANSWER = """
            {"estimatedMaxTokens": 72600, "inputTokens": 48000, "outputTokens": 18000, "repairAllowance": 6600,
             "modelCalls": 40, "patients": 10, "notes": 40,
             "cells": {"selected": 800, "protected": 0, "skipped": 0, "asked": 800}, "counting": "EXACT",
             "expectedTokens": 51000, "maxCost": {"amount": "0.02196", "currency": "USD"},
             "expectedCost": {"amount": "0.0112", "currency": "USD"}, "refined": false,
             "computedAt": "2026-03-01T09:30:00.123456Z",
             "basis": "MTVkNDE0MDJhYmM0YjJhNzZiOTcxOWQ5MTEwMTdjNTkybWluaQ"}""";

    private final Estimator estimator;

    EstimateResource(Estimator estimator) {
        this.estimator = estimator;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "estimate",
            summary = "The most tokens and money that a generation of a selection can use",
            description = "Unrefined, from sums kept per patient and all included variables in every stage: fast at any"
                    + " size. Refined, from the very calls that would be planned: with the chosen variables and stages,"
                    + " the filters by notes and values, conditions and the overwrite policy."
                    + " A generation uses no more than the refined, and that is no more than the unrefined ceiling."
                    + " For a new batch, both are those of the largest patients that could be drawn.")
    @APIResponse(
            responseCode = "200",
            description = "The estimate",
            content =
                    @Content(
                            schema = @Schema(implementation = EstimateView.class),
                            examples = @ExampleObject(name = "a batch of ten", value = ANSWER)))
    @APIResponse(responseCode = "409", description = "NO_PATIENTS_LEFT, or the project is being deleted")
    @APIResponse(
            responseCode = "422",
            description = "A rule is broken, or something named does not exist: each named",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    public Uni<EstimateView> estimate(
            UUID projectId,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = EstimateBody.class),
                                            examples = {
                                                @ExampleObject(name = "a batch of ten", value = A_BATCH),
                                                @ExampleObject(name = "refined", value = REFINED)
                                            }))
                    EstimateBody body) {
        return estimator.estimate(projectId, Bodies.required(body));
    }

    @GET
    @Path("/current")
    @Operation(
            operationId = "estimateState",
            summary = "Whether an estimate is still of the present state",
            description =
                    "Cheap enough to be asked every few seconds. An estimate is stale when notes, variables, labels,"
                            + " models, generations or settings of the project have changed that it may depend on.")
    @APIResponse(
            responseCode = "200",
            description = "Whether it is stale",
            content =
                    @Content(
                            schema = @Schema(implementation = EstimateStateView.class),
                            examples = @ExampleObject(name = "changed", value = "{\"stale\": true}")))
    @APIResponse(
            responseCode = "400",
            description = "The basis is missing, or not that of an estimate",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    @APIResponse(responseCode = "409", description = "The project is being deleted")
    public Uni<EstimateStateView> state(
            UUID projectId,
            @Parameter(
                            description = "The basis of an estimate, as it stands there",
                            required = true,
                            example = "MTVkNDE0MDJhYmM0YjJhNzZiOTcxOWQ5MTEwMTdjNTkybWluaQ")
                    @RestQuery
                    String basis) {
        return estimator.state(projectId, basis);
    }
}
