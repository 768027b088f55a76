package dev.labelwright.model;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who names a model, so that it cannot go. */
final class ModelUse {
    private ModelUse() {}

    private record Users(long projects, long variables) {}

    /** Refuses a model that a project or a variable names. Locks it first, so that nobody begins to. */
    static Uni<Void> requireNone(Mutiny.Session session, UUID model) {
        return Statement.query("select id from catalog.model where id = :model for update")
                .with("model", model)
                .list(session, Object.class)
                .chain(() -> Statement.query("""
                                select (select count(*) from catalog.project where default_model_id = :model) as projects,
                                  (select count(*) from catalog.variable
                                    where model_id = :model and deleted_at is null) as variables""").with("model", model).first(session, Users.class))
                .invoke(users -> {
                    if (users.projects() + users.variables() > 0) {
                        throw new ProblemException(
                                ErrorCode.WRONG_STATE,
                                "The model is the default of %d projects and the model of %d variables."
                                        .formatted(users.projects(), users.variables()));
                    }
                })
                .replaceWithVoid();
    }
}
