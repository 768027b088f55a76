package dev.labelwright.generation;

import dev.labelwright.generation.history.GenerationHistory;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Looks for the generation before a stream of events begins: its answer is on its way before its first event. */
@Singleton
public class KnownGenerationFilter {
    private final Mutiny.SessionFactory sessions;
    private final GenerationHistory history;

    KnownGenerationFilter(Mutiny.SessionFactory sessions, GenerationHistory history) {
        this.sessions = sessions;
        this.history = history;
    }

    @KnownGeneration
    @ServerRequestFilter
    public Uni<Void> check(UriInfo uri) {
        UUID project = UUID.fromString(uri.getPathParameters().getFirst("projectId"));
        UUID generation = UUID.fromString(uri.getPathParameters().getFirst("generationId"));
        return sessions.withSession(session -> history.version(session, project, generation))
                .replaceWithVoid();
    }
}
