package dev.labelwright.generation.plan;

import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tells PostgreSQL of a large plan at once. Until it knows that the tables have grown it reads them as a whole for each
 * turn and each batch of outcomes, which everybody else waits for.
 */
final class PlanStatistics {
    private static final int LARGE = 10_000;

    private static final String TASKS = """
            select g.tasks_total as tasks from catalog.generation g where g.id = :generation""";

    private PlanStatistics() {}

    private record Planned(int tasks) {}

    /** Takes statistics where the generation is large. */
    static Uni<Void> take(Mutiny.Session session, UUID generation) {
        return Statement.query(TASKS)
                .with("generation", generation)
                .first(session, Planned.class)
                .chain(planned -> planned.tasks() < LARGE
                        ? Uni.createFrom().item(0)
                        : Statement.of("analyze catalog.task, catalog.generation_patient")
                                .execute(session))
                .replaceWithVoid();
    }
}
