package dev.labelwright.model;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

/** {@code /models/{modelId}/check}. */
@Path("/api/v1/models/{modelId}/check")
@Tag(name = "Models")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "404", description = "There is no such model, or it was never checked")
public class ModelCheckResource {
    private static final String EXAMPLE = """
            {"id": "01990000-0000-7000-8000-000000000001", "modelId": "01990000-0000-7000-8000-000000000002", "status": "DONE", "store": false, "requestedAt": "2026-03-04T10:00:00Z", "answeredAt": "2026-03-04T10:00:03Z", "works": false, "findings": [{"name": "REACHABILITY", "ok": true, "message": "the endpoint answers"}, {"name": "AUTHENTICATION", "ok": false, "message": "the endpoint does not accept the key (HTTP status 401)"}], "overheadTokens": null, "tokens": {"input": 0, "cachedInput": 0, "output": 0}}""";

    private final ModelChecks checks;

    ModelCheckResource(ModelChecks checks) {
        this.checks = checks;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(
            operationId = "checkModel",
            summary = "Try a model with a few small calls",
            description =
                    "A worker makes them, since only workers have the keys; the body may be absent. Waits up to 25"
                            + " seconds for the findings; after that the check goes on and is read with GET. A check that runs is"
                            + " joined, not repeated. With store, the overhead that was measured becomes the model's, unless the"
                            + " model was changed meanwhile; estimates made before are stale then.")
    @APIResponse(
            responseCode = "200",
            description = "The findings",
            content =
                    @Content(
                            schema = @Schema(implementation = CheckView.class),
                            examples = @ExampleObject(name = "a wrong key", value = EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "No worker has answered yet; the check is in Location",
            content = @Content(schema = @Schema(implementation = CheckView.class)))
    public Uni<RestResponse<CheckView>> check(
            UUID modelId,
            @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = CheckBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "take the overhead over",
                                                            value = "{\"store\": true}")))
                    CheckBody body) {
        return checks.check(modelId, CheckBody.asks(body)).map(seen -> answer(modelId, seen));
    }

    @GET
    @Operation(operationId = "getModelCheck", summary = "The last check of a model")
    @APIResponse(
            responseCode = "200",
            description = "The check",
            content =
                    @Content(
                            schema = @Schema(implementation = CheckView.class),
                            examples = @ExampleObject(name = "a wrong key", value = EXAMPLE)))
    public Uni<CheckView> get(UUID modelId) {
        return checks.get(modelId);
    }

    private static RestResponse<CheckView> answer(UUID model, CheckView seen) {
        return seen.status() == CheckView.Status.DONE
                ? RestResponse.ok(seen)
                : RestResponse.ResponseBuilder.<CheckView>create(RestResponse.Status.ACCEPTED)
                        .location(URI.create("/api/v1/models/%s/check".formatted(model)))
                        .entity(seen)
                        .build();
    }
}
