package dev.labelwright.review.catalog;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the project of a path. */
public final class Projects {
    private Projects() {}

    /**
     * The project.
     *
     * @throws ProblemException {@code NOT_FOUND}, within the {@code Uni}
     */
    public static Uni<Project> require(Mutiny.Session session, UUID id) {
        return session.find(Project.class, id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("project", id));
    }

    /** As {@link #require}; {@code WRONG_STATE} for a project that is being deleted, whose rows are to go and not to come. */
    public static Uni<Project> requireActive(Mutiny.Session session, UUID id) {
        return require(session, id).invoke(project -> {
            if (!project.active()) {
                throw new ProblemException(ErrorCode.WRONG_STATE, "The project is DELETING; it takes nothing new.");
            }
        });
    }
}
