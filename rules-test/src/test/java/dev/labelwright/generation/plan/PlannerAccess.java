package dev.labelwright.generation.plan;

import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets a test plan as generation-api does, without a message. */
public final class PlannerAccess {
    private static final String CLAIM =
            "update catalog.generation set status = 'PLANNING', version = version + 1 where id = :generation";

    private final Mutiny.SessionFactory sessions;
    private final GenerationPlanner planner =
            new GenerationPlanner(new PlannedModels(), new BatchDraw(), new PlanWriting(new Configuration(64, 3, 1)));

    /** Plans in transactions of these sessions. */
    public PlannerAccess(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    private record Configuration(int interactiveTasks, int attempts, int concurrency) implements PlanConfiguration {}

    /** Claims a requested generation, draws its batch and plans it; whether it is planned. */
    public Uni<Boolean> plan(UUID generation) {
        return sessions.withTransaction((session, transaction) ->
                        Statement.of(CLAIM).with("generation", generation).execute(session))
                .chain(() -> sessions.withTransaction((session, transaction) -> planner.draw(session, generation)))
                .chain(drawn -> drawn
                        ? sessions.withTransaction((session, transaction) -> planner.plan(session, generation))
                        : Uni.createFrom().item(false));
    }
}
