package dev.labelwright.generation.track;

import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.generation.dispatch.DispatchConfiguration;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets a test take outcomes in and look for what is due as generation-api does, without messages. */
public final class TrackAccess {
    private final Mutiny.SessionFactory sessions;
    private final OutcomeTransaction outcomes;
    private final DueRows due;

    /** Works in transactions of these sessions. */
    public TrackAccess(Mutiny.SessionFactory sessions, DispatchConfiguration configuration) {
        this.sessions = sessions;
        this.outcomes = new OutcomeTransaction(configuration);
        this.due = new DueRows(configuration);
    }

    /** Takes a batch of outcomes in. */
    public Uni<Boolean> track(List<LabelingOutcome> batch) {
        return sessions.withTransaction((session, transaction) -> outcomes.track(session, batch));
    }

    /** The results that are to be told now. */
    public Uni<List<LabelingResult>> due() {
        return sessions.withTransaction((session, transaction) -> due.due(session));
    }

    /** Charges the calls of ended tasks that were not heard of in time. */
    public Uni<Void> settleOrphans() {
        return sessions.withSession(due::orphaned).chain(generations -> Multi.createFrom()
                .iterable(generations)
                .onItem()
                .transformToUniAndConcatenate(generation ->
                        sessions.withTransaction((session, transaction) -> due.settle(session, generation)))
                .collect()
                .asList()
                .replaceWithVoid());
    }
}
