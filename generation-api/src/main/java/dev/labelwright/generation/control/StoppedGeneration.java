package dev.labelwright.generation.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A generation that is to stop.
 *
 * @param stopAs {@code CANCELLED} or {@code FAILED}
 * @param error why, where it is to fail
 * @param unstopped whether something of it may still be handed out
 */
record StoppedGeneration(
        UUID id, UUID projectId, String stopAs, JsonNode error, int tasksWaiting, boolean unstopped, boolean preview) {
    private static final String LOCK = """
            select g.id, g.project_id, coalesce(g.stop_as, 'CANCELLED') as stop_as, g.error, g.tasks_waiting,
              g.dispatch_cursor < g.tasks_total or g.has_pending as unstopped, g.preview is not null as preview
            from catalog.generation g where g.id = :generation and g.status = 'CANCELLING'
            for no key update""";

    /** Locks a generation that is to stop; {@code null} where it is not. */
    static Uni<StoppedGeneration> locked(Mutiny.Session session, UUID generation) {
        return Statement.query(LOCK).with("generation", generation).first(session, StoppedGeneration.class);
    }

    boolean cancelled() {
        return stopAs.equals("CANCELLED");
    }
}
