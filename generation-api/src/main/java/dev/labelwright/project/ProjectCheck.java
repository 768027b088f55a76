package dev.labelwright.project;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Refuses operations on projects that are not there, or that are on their way out. */
public final class ProjectCheck {
    private ProjectCheck() {}

    private record Status(String status) {}

    /** Refuses a project that does not exist. */
    public static Uni<Void> exists(Mutiny.Session session, UUID project) {
        return status(session, project).replaceWithVoid();
    }

    /** Refuses a project that does not exist or takes no work. */
    public static Uni<Void> active(Mutiny.Session session, UUID project) {
        return status(session, project)
                .invoke(found -> {
                    if (!"ACTIVE".equals(found.status())) {
                        throw new ProblemException(ErrorCode.WRONG_STATE, "The project is " + found.status() + ".");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Status> status(Mutiny.Session session, UUID project) {
        return Statement.query("select status from catalog.project where id = :project")
                .with("project", project)
                .first(session, Status.class)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("project", project));
    }
}
