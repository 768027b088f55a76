package dev.labelwright.project;

import dev.labelwright.event.LabelCommand;
import dev.labelwright.generation.command.CommandSender;
import dev.labelwright.generation.command.LabelCommands;
import dev.labelwright.id.Ids;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes a project out of use, and asks for its labels to be deleted; {@link ProjectPurge} deletes the rest after them. */
@ApplicationScoped
public class ProjectDeletion {
    /** A request that has stored its generation, and has not committed, is waited for. */
    private static final String LOCK = """
            select p.status from catalog.project p where p.id = :project for update""";

    private static final String OPEN_GENERATION = """
            select g.ordinal, g.status from catalog.generation g
            where g.project_id = :project
              and g.status not in ('CANCELLED', 'COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED')
            order by g.ordinal limit 1""";
    private static final String DELETING = """
            update catalog.project set status = 'DELETING', version = version + 1 where id = :project""";

    private final Mutiny.SessionFactory sessions;
    private final ProjectService projects;
    private final CommandSender sender;

    ProjectDeletion(Mutiny.SessionFactory sessions, ProjectService projects, CommandSender sender) {
        this.sessions = sessions;
        this.projects = projects;
        this.sender = sender;
    }

    private record Locked(String status) {}

    private record Generation(int ordinal, String status) {}

    /** Begins to delete a project; refuses while a generation of it has not ended. Asking again changes nothing. */
    Uni<ProjectView> delete(UUID project) {
        return sessions.withTransaction((session, transaction) -> Statement.query(LOCK)
                        .with("project", project)
                        .first(session, Locked.class)
                        .onItem()
                        .ifNull()
                        .failWith(() -> ProblemException.notFound("project", project))
                        .chain(locked -> locked.status().equals("ACTIVE")
                                ? begin(session, project)
                                : Uni.createFrom().voidItem()))
                .invoke(sender::wake)
                .chain(() -> projects.get(project));
    }

    private static Uni<Void> begin(Mutiny.Session session, UUID project) {
        return Statement.query(OPEN_GENERATION)
                .with("project", project)
                .first(session, Generation.class)
                .invoke(open -> {
                    if (open != null) {
                        throw new ProblemException(
                                ErrorCode.WRONG_STATE,
                                "Generation %d is %s; cancel it, or wait for its end."
                                        .formatted(open.ordinal(), open.status()));
                    }
                })
                .chain(() -> Statement.of(DELETING).with("project", project).execute(session))
                .chain(() -> LabelCommands.request(
                        session,
                        new LabelCommand(Ids.next(), LabelCommand.Kind.PURGE_PROJECT, project, null, null, null)));
    }
}
