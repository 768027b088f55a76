package dev.labelwright.generation.dispatch;

import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingTask;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets a test take turns as generation-api's dispatcher does, without sending anything. */
public final class DispatchAccess {
    private final Mutiny.SessionFactory sessions;
    private final DispatchTurn turn;

    /** Takes turns in transactions of these sessions. */
    public DispatchAccess(Mutiny.SessionFactory sessions, DispatchConfiguration configuration) {
        this.sessions = sessions;
        this.turn = new DispatchTurn(configuration);
    }

    /**
     * What a turn handed out.
     *
     * @param turned whether a generation had its turn
     * @param results that need no worker
     */
    public record Turn(boolean turned, List<LabelingTask> tasks, List<LabelingResult> results) {}

    /** Takes one turn. */
    public Uni<Turn> take() {
        return sessions.withTransaction((session, transaction) -> turn.take(session))
                .map(dispatched -> new Turn(dispatched.turned(), dispatched.tasks(), dispatched.results()));
    }
}
