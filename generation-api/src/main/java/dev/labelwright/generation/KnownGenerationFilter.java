package dev.labelwright.generation;

import dev.labelwright.generation.history.GenerationHistory;
import dev.labelwright.problem.ProblemException;
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

    /** Fails with {@code NOT_FOUND} where there is none. */
    @KnownGeneration
    @ServerRequestFilter
    public Uni<Void> check(UriInfo uri) {
        UUID project = id(uri, "projectId");
        UUID generation = id(uri, "generationId");
        return sessions.withSession(session -> history.version(session, project, generation))
                .replaceWithVoid();
    }

    private static UUID id(UriInfo uri, String parameter) {
        String text = uri.getPathParameters().getFirst(parameter);
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            ProblemException problem = ProblemException.notFound("generation", text);
            problem.initCause(e);
            throw problem;
        }
    }
}
