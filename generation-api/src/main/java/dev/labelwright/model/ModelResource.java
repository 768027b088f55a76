package dev.labelwright.model;

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

/** {@code /models}. */
@Path("/api/v1/models")
@Tag(name = "Models", description = "OpenAI-compatible endpoints, their limits and prices")
@Produces(MediaType.APPLICATION_JSON)
public class ModelResource {
    private final ModelService models;

    ModelResource(ModelService models) {
        this.models = models;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createModel", summary = "Register a model")
    @APIResponse(
            responseCode = "201",
            description = "The model",
            content = @Content(schema = @Schema(implementation = ModelView.class)))
    @APIResponse(responseCode = "409", description = "The name is taken")
    public Uni<RestResponse<ModelView>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ModelBody.class),
                                            examples = @ExampleObject(name = "model", value = """
                                                                    {"name": "mini", "provider": "OPENAI_COMPATIBLE", "baseUrl": "https://llm.example.org/v1", "modelName": "mini-2026", "apiKeyRef": "mini-key", "contextTokens": 128000, "maxOutputTokens": 16384, "tokenizer": "o200k_base", "inputPricePerMillion": "0.15", "outputPricePerMillion": "0.60", "currency": "USD"}""")))
                    ModelBody body) {
        return models.create(Bodies.required(body)).map(model -> RestResponse.ResponseBuilder.<ModelView>created(
                        URI.create("/api/v1/models/" + model.id()))
                .entity(model)
                .build());
    }

    @GET
    @Operation(operationId = "listModels", summary = "The models, oldest first")
    @APIResponse(responseCode = "200", description = "A page of models")
    public Uni<Page<ModelView>> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return models.list(PageRequest.of(limit, cursor, 1));
    }

    @GET
    @Path("{modelId}")
    @Operation(operationId = "getModel", summary = "A model")
    @APIResponse(responseCode = "200", description = "The model")
    public Uni<ModelView> get(UUID modelId) {
        return models.get(modelId);
    }

    @PUT
    @Path("{modelId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceModel", summary = "Replace what is said of a model")
    @APIResponse(responseCode = "200", description = "The model as it is now")
    @APIResponse(responseCode = "409", description = "The name is taken")
    public Uni<ModelView> replace(UUID modelId, ModelBody body) {
        return models.update(modelId, Bodies.required(body));
    }

    @DELETE
    @Path("{modelId}")
    @Operation(operationId = "deleteModel", summary = "Remove a model that no project and no variable names")
    @APIResponse(responseCode = "204", description = "It is gone; labels keep its name")
    @APIResponse(responseCode = "409", description = "A project has it as its default, or a variable names it")
    public Uni<Void> delete(UUID modelId) {
        return models.delete(modelId);
    }
}
