package dev.labelwright.generation;

import dev.labelwright.generation.control.EventStream;
import dev.labelwright.generation.history.GenerationView;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /projects/{projectId}/generations/{generationId}/events}. */
@Path("/api/v1/projects/{projectId}/generations")
@Tag(name = "Generations", description = "Runs that draft labels")
public class EventResource {
    private static final String NAME = "generation";

    private final EventStream stream;

    EventResource(EventStream stream) {
        this.stream = stream;
    }

    @GET
    @KnownGeneration
    @Path("{generationId}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "watchGeneration",
            summary = "A generation as it changes",
            description = "Server-sent events named generation: the generation now, then whenever it has changed, at"
                    + " most four a second. The id of an event is the generation's version. A reconnect begins with"
                    + " the state at that time. Comments keep the connection alive; the terminal state is the last"
                    + " event.")
    @APIResponse(
            responseCode = "200",
            description = "The events; the data of each is a generation",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = GenerationView.class)))
    public Multi<OutboundSseEvent> watch(UUID projectId, UUID generationId, @Context Sse sse) {
        return stream.of(projectId, generationId).map(told -> event(sse, told));
    }

    private static OutboundSseEvent event(Sse sse, EventStream.Told told) {
        return switch (told) {
            case EventStream.Told.Changed(GenerationView generation) ->
                sse.newEventBuilder()
                        .name(NAME)
                        .id(Long.toString(generation.version()))
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(GenerationView.class, generation)
                        .build();
            case EventStream.Told.Quiet quiet ->
                sse.newEventBuilder().comment("still here").build();
        };
    }
}
