package dev.labelwright.project;

import dev.labelwright.rest.Bodies;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /projects}. */
@Path("/api/v1/projects")
@Tag(name = "Projects", description = "Data sets with their ontology and history")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectResource {
    private final ProjectService projects;
    private final ProjectDeletion deletion;

    ProjectResource(ProjectService projects, ProjectDeletion deletion) {
        this.projects = projects;
        this.deletion = deletion;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createProject", summary = "Make a project")
    @APIResponse(
            responseCode = "201",
            description = "The project",
            content = @Content(schema = @Schema(implementation = ProjectView.class)))
    @APIResponse(responseCode = "409", description = "The name is taken")
    public Uni<RestResponse<ProjectView>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ProjectBody.class),
                                            examples = @ExampleObject(name = "project", value = """
                                                                    {"name": "Lung registry", "settings": {"variablesPerCall": 20, "confidenceThreshold": 0.6, "tokenLimit": 50000000, "review": {"reviewersPerPatient": 2, "blindToDraft": true}}}""")))
                    ProjectBody body) {
        return projects.create(Bodies.required(body)).map(project -> RestResponse.ResponseBuilder.<ProjectView>created(
                        URI.create("/api/v1/projects/" + project.id()))
                .entity(project)
                .build());
    }

    @GET
    @Operation(operationId = "listProjects", summary = "The projects, oldest first")
    @APIResponse(responseCode = "200", description = "A page of projects")
    public Uni<Page<ProjectView>> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return projects.list(PageRequest.of(limit, cursor, 1));
    }

    @GET
    @Path("{projectId}")
    @Operation(operationId = "getProject", summary = "A project")
    @APIResponse(responseCode = "200", description = "The project")
    public Uni<ProjectView> get(UUID projectId) {
        return projects.get(projectId);
    }

    @PATCH
    @Path("{projectId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeProject",
            summary = "Change what the body names; a tokenLimit of 0 takes the limit away")
    @APIResponse(responseCode = "200", description = "The project as it is now")
    @APIResponse(responseCode = "409", description = "The name is taken")
    public Uni<ProjectView> change(UUID projectId, ProjectBody body) {
        return projects.update(projectId, Bodies.required(body));
    }

    @DELETE
    @Path("{projectId}")
    @Operation(
            operationId = "deleteProject",
            summary = "Delete a project with everything in it",
            description = "It is DELETING and takes no work until its rows and labels are gone; then it is not found.")
    @APIResponse(
            responseCode = "202",
            description = "The project, which is being deleted",
            content = @Content(schema = @Schema(implementation = ProjectView.class)))
    @APIResponse(responseCode = "409", description = "A generation of it, which is named, has not ended")
    public Uni<RestResponse<ProjectView>> delete(UUID projectId) {
        return deletion.delete(projectId).map(RestResponse::accepted);
    }
}
