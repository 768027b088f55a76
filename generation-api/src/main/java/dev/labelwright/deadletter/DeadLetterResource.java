package dev.labelwright.deadletter;

import dev.labelwright.generation.history.GenerationView;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /dead-letters}. */
@Path("/api/v1/dead-letters")
@Tag(name = "Dead letters", description = "Tasks that failed for good, and messages that no worker could read")
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {
    private static final String EXAMPLE = """
            {"items": [{"id": "01990000-0000-7000-8000-000000000001", "state": "FAILED", "projectId": "01990000-0000-7000-8000-000000000002", "generationId": "01990000-0000-7000-8000-000000000003", "taskId": "01990000-0000-7000-8000-000000000004", "round": 1, "attempt": 1, "code": "REFUSED", "reason": "the model declined to answer", "topic": null, "partition": null, "offset": null, "at": "2026-03-04T10:00:00Z"}], "nextCursor": null}""";

    private final DeadLetters letters;

    DeadLetterResource(DeadLetters letters) {
        this.letters = letters;
    }

    @GET
    @Operation(
            operationId = "listDeadLetters",
            summary = "The dead letters, newest first",
            description = "They say why and of which task, and hold no note text. A message that nobody could read"
                    + " lies where topic, partition and offset say.")
    @APIResponse(
            responseCode = "200",
            description = "A page of dead letters",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "a refusal", value = EXAMPLE)))
    public Uni<Page<DeadLetterView>> list(
            @Parameter(description = "Those of one project") @QueryParam("projectId") UUID projectId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return letters.list(projectId, PageRequest.of(limit, cursor, 1));
    }

    @POST
    @Path("{deadLetterId}/replay")
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Ask again for the task of a dead letter",
            description = "Opens another round for the task, and for what failed because it did, as the retry of its"
                    + " generation does for all: its ceiling is new money. The generation must have ended.")
    @APIResponse(responseCode = "200", description = "The generation, which runs again")
    @APIResponse(responseCode = "404", description = "There is no such dead letter")
    @APIResponse(
            responseCode = "409",
            description = "The task is not failed, is not known, or its generation has not ended")
    public Uni<GenerationView> replay(UUID deadLetterId) {
        return letters.replay(deadLetterId);
    }
}
