package dev.labelwright.review.progress;

import dev.labelwright.review.catalog.PathId;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.list.Examples;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;

/** How far review has come. */
@Path("/api/v1/projects/{projectId}/progress")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quality")
public class ProgressResource {
    private static final String EXAMPLE = """
            {"total":{"labels":300,"draft":180,"accepted":108,"edited":6,"rejected":4,"manual":2,"withValue":280,
            "cells":300,"reviewedCells":120,"candidates":0},"variables":[{"variable":"Smoking status","counts":{
            "labels":300,"draft":180,"accepted":108,"edited":6,"rejected":4,"manual":2,"withValue":280,"cells":300,
            "reviewedCells":120,"candidates":0}}]}""";

    private final Mutiny.SessionFactory sessions;

    ProgressResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @GET
    @Operation(
            operationId = "getProgress",
            summary = "How far review has come",
            description = "Labels by review status, in all and for each variable.")
    @APIResponse(
            responseCode = "200",
            description = "The counts",
            content =
                    @Content(
                            schema = @Schema(implementation = ProgressView.class),
                            examples = @ExampleObject(name = "progress", value = EXAMPLE)))
    public Uni<ProgressView> progress(@Parameter(example = Examples.PROJECT) @RestPath String projectId) {
        UUID project = PathId.of("project", projectId);
        return sessions.withSession(session -> Projects.require(session, project)
                .chain(() -> ProgressRow.list(session, project))
                .map(ProgressView::of));
    }
}
