package dev.labelwright.variable;

import dev.labelwright.ontology.Variable;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /projects/{projectId}/variables}. */
@Path("/api/v1/projects/{projectId}/variables")
@Tag(name = "Variables", description = "What is read out of the notes")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "409", description = "The project is being deleted")
public class VariableResource {
    private static final String EXAMPLE = """
            {"name": "Smoking status", "type": "TEXT", "scope": "ONE_PER_NOTE", "instruction": "Does the patient smoke?",
             "options": [{"value": "never", "definition": "never smoked"}, {"value": "former", "definition": "quit"},
              {"value": "current", "definition": "smokes"}]}""";

    private static final String FILE = """
            variable_name,instruction,variable_type,scope,option_definitions
            Smoking status,Does the patient smoke?,TEXT,ONE_PER_NOTE,"{""never"": ""never smoked"", ""current"": ""smokes""}"
            Age,Age in years,INTEGER,ONE_PER_NOTE,
            """;

    private static final String DEPENDENT = """
            {"name": "Pack-years of a smoker", "kind": "DEPENDENT", "type": "FLOAT",
             "instruction": "Multiply {Packs per day} by {Years smoked}.",
             "conditions": [{"subject": "VARIABLE", "variable": "Smoking status", "operator": "IS_NOT", "value": "never"}]}""";

    private static final String AGGREGATED = """
            {"name": "Stage at diagnosis", "type": "TEXT", "scope": "ONE_PER_PATIENT", "instruction": "Which stage?",
             "aggregation": {"strategy": "MODEL", "instruction": "Take the stage that was given first."},
             "conditions": [{"subject": "NOTE_DATE", "operator": "WITHIN_DAYS", "value": {"variable": "Diagnosis date"}, "days": 30}],
             "defaultValue": "unknown", "confidenceThreshold": 0.6}""";

    private final VariableService variables;
    private final VariableTransfer transfer;

    VariableResource(VariableService variables, VariableTransfer transfer) {
        this.variables = variables;
        this.transfer = transfer;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createVariable", summary = "Add a variable")
    @APIResponse(
            responseCode = "201",
            description = "The variable",
            content = @Content(schema = @Schema(implementation = Variable.class)))
    @APIResponse(responseCode = "409", description = "The name is taken")
    public Uni<RestResponse<Variable>> create(
            UUID projectId,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = VariableBody.class),
                                            examples = {
                                                @ExampleObject(name = "variable", value = EXAMPLE),
                                                @ExampleObject(name = "of a patient", value = AGGREGATED),
                                                @ExampleObject(name = "dependent", value = DEPENDENT)
                                            }))
                    VariableBody body) {
        return variables
                .create(projectId, Bodies.required(body))
                .map(variable -> RestResponse.ResponseBuilder.<Variable>created(
                                URI.create("/api/v1/projects/%s/variables/%s".formatted(projectId, variable.id())))
                        .entity(variable)
                        .build());
    }

    @GET
    @Operation(operationId = "listVariables", summary = "The variables in their order")
    @APIResponse(responseCode = "200", description = "A page of variables")
    public Uni<Page<Variable>> list(
            UUID projectId,
            @Parameter(description = "Only the variables of this form") @QueryParam("instrument") String instrument,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return variables.list(projectId, instrument, PageRequest.of(limit, cursor, 1));
    }

    @GET
    @Path("{variableId}")
    @Operation(operationId = "getVariable", summary = "A variable in its newest version")
    @APIResponse(responseCode = "200", description = "The variable")
    public Uni<Variable> get(UUID projectId, UUID variableId) {
        return variables.get(projectId, variableId);
    }

    @PUT
    @Path("{variableId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceVariable",
            summary = "Make a new version of a variable",
            description = "A body that says what the variable says already makes no new version.")
    @APIResponse(responseCode = "200", description = "The variable in its new version")
    @APIResponse(
            responseCode = "409",
            description = "The name is taken, or others name the variable that would be renamed")
    @APIResponse(
            responseCode = "422",
            description = "A rule is broken, by the variable itself or by one that refers to it")
    public Uni<Variable> replace(
            UUID projectId,
            UUID variableId,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = VariableBody.class),
                                            examples = @ExampleObject(name = "variable", value = EXAMPLE)))
                    VariableBody body) {
        return variables.replace(projectId, variableId, Bodies.required(body));
    }

    @DELETE
    @Path("{variableId}")
    @Operation(operationId = "deleteVariable", summary = "Take a variable out of the ontology; its labels stay")
    @APIResponse(responseCode = "204", description = "It is out")
    @APIResponse(responseCode = "409", description = "Others name it in their inputs or conditions")
    public Uni<Void> delete(UUID projectId, UUID variableId) {
        return variables.delete(projectId, variableId);
    }

    @GET
    @Path("{variableId}/versions")
    @Operation(operationId = "listVariableVersions", summary = "What a variable said, newest version first")
    @APIResponse(responseCode = "200", description = "A page of versions")
    public Uni<Page<VariableVersionView>> versions(
            UUID projectId, UUID variableId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return variables.versions(projectId, variableId, PageRequest.of(limit, cursor, 1));
    }

    @POST
    @Path("{variableId}/revert")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "revertVariable",
            summary = "Make a new version that says what an earlier one said",
            description = "Where the variable says that already, nothing changes.")
    @APIResponse(responseCode = "200", description = "The variable as it is now")
    @APIResponse(
            responseCode = "409",
            description = "The name of that version is taken, or others name the variable that would be renamed")
    @APIResponse(
            responseCode = "422",
            description = "There is no such version, or in the present ontology it breaks a rule")
    public Uni<Variable> revert(
            UUID projectId,
            UUID variableId,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = RevertBody.class),
                                            examples = @ExampleObject(name = "revert", value = "{\"version\": 2}")))
                    RevertBody body) {
        return variables.revert(projectId, variableId, Bodies.required(body));
    }

    @POST
    @Path("order")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "orderVariables", summary = "Give the variables an order")
    @APIResponse(responseCode = "204", description = "They have it")
    @APIResponse(
            responseCode = "422",
            description = "A variable is missing, stands there twice or does not exist; nothing changed")
    public Uni<Void> order(
            UUID projectId,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = OrderBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "order",
                                                            value = "{\"names\": [\"Stage\", \"Age\"]}")))
                    OrderBody body) {
        return variables.order(projectId, Bodies.required(body));
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Operation(
            operationId = "importVariables",
            summary = "Add or change the variables of a file, all or none",
            description = "Columns, in any order: variable_name, instruction, variable_type, scope; where wanted "
                    + "option_definitions and aggregation_option_definitions (a JSON object or a Python-style dict of "
                    + "option to definition), aggregation_instruction, only_use_true_value_in_aggregation (true or "
                    + "false, 1 or 0, yes or no), default_value_for_empty_response, prompt_template, "
                    + "aggregation_prompt_template; and kind, inputs and conditions (JSON lists), instrument, "
                    + "include_in_generation, aggregation_strategy, confidence_threshold, model. A variable whose name "
                    + "is known gets a new version where the file says something else. An empty cell says none, or the default; what the file has no column "
                    + "for stays as it is, as far as it fits the type, the scope and the kind. A ' before a text that "
                    + "a spreadsheet would run as a formula is taken off.")
    @APIResponse(responseCode = "200", description = "How many were created, updated and left alone")
    @APIResponse(
            responseCode = "422",
            description = "The file breaks a rule: every line, column and rule; nothing changed")
    public Uni<VariableTransfer.Imported> importCsv(
            UUID projectId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = SchemaType.STRING),
                                            examples = @ExampleObject(name = "file", value = FILE)))
                    byte[] file) {
        return transfer.importCsv(projectId, file == null ? new byte[0] : file);
    }

    @GET
    @Path("export")
    @Produces("text/csv")
    @Operation(
            operationId = "exportVariables",
            summary = "The variables as a file",
            description = "With every column of the import. Importing it changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "A row for each variable, in their order",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "file", value = FILE)))
    public Uni<RestResponse<byte[]>> export(UUID projectId) {
        return transfer.export(projectId).map(file -> RestResponse.ResponseBuilder.ok(file)
                .type("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"variables.csv\"")
                .build());
    }
}
