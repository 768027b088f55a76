package dev.labelwright.variable;

import dev.labelwright.rest.Bodies;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** {@code /projects/{projectId}/variables}. */
@Path("/api/v1/projects/{projectId}/variables")
@Tag(name = "Variables", description = "What is read out of the notes")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "404", description = "There is no such project or variable")
public class VariableResource {
    private static final String EXAMPLE = """
            {"name": "Smoking status", "type": "TEXT", "scope": "ONE_PER_NOTE", "instruction": "Does the patient smoke?",
             "options": [{"value": "never", "definition": "never smoked"}, {"value": "former", "definition": "quit"},
              {"value": "current", "definition": "smokes"}]}""";

    private final VariableService variables;

    VariableResource(VariableService variables) {
        this.variables = variables;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createVariable", summary = "Add a variable")
    @APIResponse(
            responseCode = "201",
            description = "The variable",
            content = @Content(schema = @Schema(implementation = VariableView.class)))
    @APIResponse(responseCode = "400", description = "Not JSON, or a field or value that is not known")
    @APIResponse(responseCode = "409", description = "The name is taken")
    @APIResponse(responseCode = "422", description = "A rule is broken")
    public Uni<RestResponse<VariableView>> create(
            UUID projectId,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = VariableBody.class),
                                            examples = @ExampleObject(name = "variable", value = EXAMPLE)))
                    VariableBody body) {
        return variables
                .create(projectId, Bodies.required(body))
                .map(variable -> RestResponse.ResponseBuilder.<VariableView>created(
                                URI.create("/api/v1/projects/%s/variables/%s".formatted(projectId, variable.id())))
                        .entity(variable)
                        .build());
    }

    @GET
    @Operation(operationId = "listVariables", summary = "The variables in their order")
    @APIResponse(responseCode = "200", description = "A page of variables")
    public Uni<Page<VariableView>> list(
            UUID projectId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return variables.list(projectId, PageRequest.of(limit, cursor, 1));
    }

    @GET
    @Path("{variableId}")
    @Operation(operationId = "getVariable", summary = "A variable in its newest version")
    @APIResponse(responseCode = "200", description = "The variable")
    public Uni<VariableView> get(UUID projectId, UUID variableId) {
        return variables.get(projectId, variableId);
    }

    @PUT
    @Path("{variableId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceVariable", summary = "Make a new version of a variable")
    @APIResponse(responseCode = "200", description = "The variable in its new version")
    @APIResponse(responseCode = "400", description = "Not JSON, or a field or value that is not known")
    @APIResponse(responseCode = "409", description = "The name is taken")
    @APIResponse(responseCode = "422", description = "A rule is broken")
    public Uni<VariableView> replace(UUID projectId, UUID variableId, VariableBody body) {
        return variables.replace(projectId, variableId, Bodies.required(body));
    }

    @DELETE
    @Path("{variableId}")
    @Operation(operationId = "deleteVariable", summary = "Take a variable out of the ontology; its labels stay")
    @APIResponse(responseCode = "204", description = "It is out")
    public Uni<Void> delete(UUID projectId, UUID variableId) {
        return variables.delete(projectId, variableId);
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Operation(
            operationId = "importVariables",
            summary = "Add or change the variables of a file, all or none",
            description = "Columns, in any order: variable_name, instruction, variable_type, scope; option_definitions "
                    + "(a JSON object or a Python-style dict of option to definition) where there are any. A variable "
                    + "whose name is known gets a new version where the file says something else.")
    @APIResponse(responseCode = "200", description = "How many were created, updated and left alone")
    @APIResponse(
            responseCode = "422",
            description = "The file breaks a rule: every line, column and rule; nothing changed")
    public Uni<VariableService.Imported> importCsv(UUID projectId, byte[] file) {
        return variables.importCsv(projectId, file == null ? new byte[0] : file);
    }
}
