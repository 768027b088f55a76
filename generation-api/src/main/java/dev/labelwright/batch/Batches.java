package dev.labelwright.batch;

import dev.labelwright.event.LabelCommand;
import dev.labelwright.generation.command.CommandWait;
import dev.labelwright.generation.command.LabelCommands;
import dev.labelwright.id.Ids;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.project.ProjectCheck;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The batches of a project. */
@ApplicationScoped
public class Batches {
    private static final String COLUMNS = """
            select b.number, b.size, b.generation_id, cast(b.seed as text) as seed, b.status, b.created_at from catalog.batch b
            where b.project_id = :project\s""";

    /** The number stands in the selection before planning has put it into the row. */
    private static final String USER = """
            select g.ordinal, g.status from catalog.generation g
            where g.project_id = :project
              and g.status not in ('CANCELLED', 'COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED')
              and (g.batch = :batch or g.selection -> 'patients' ->> 'batch' = cast(cast(:batch as int) as text))
            order by g.ordinal limit 1""";

    private static final String CLEARING = """
            update catalog.batch set status = 'CLEARING' where project_id = :project and number = :batch""";

    private final Mutiny.SessionFactory sessions;
    private final CommandWait wait;

    Batches(Mutiny.SessionFactory sessions, CommandWait wait) {
        this.sessions = sessions;
        this.wait = wait;
    }

    private record User(int ordinal, String status) {}

    /** The batches of a project, newest first. */
    Uni<Page<BatchView>> list(UUID project, PageRequest request) {
        int before =
                request.after().map(key -> Integer.parseInt(key.getFirst())).orElse(Integer.MAX_VALUE);
        return sessions.withSession(
                        session -> ProjectCheck.exists(session, project).chain(() -> Statement.query(
                                        COLUMNS + "and b.number < :before order by b.number desc limit :limit")
                                .with("project", project)
                                .with("before", before)
                                .with("limit", request.limit() + 1)
                                .list(session, BatchView.class)))
                .map(rows -> Page.of(
                        rows, request, Function.identity(), batch -> List.of(Integer.toString(batch.number()))));
    }

    /**
     * Has the drafts of a batch removed and its patients freed; reviewed labels stay. Clearing it again changes nothing.
     *
     * @return the batch: cleared, or {@code CLEARING} where that takes longer than a client should wait
     */
    Uni<BatchView> clear(UUID project, int number) {
        return sessions.withTransaction((session, transaction) -> ProjectCheck.active(session, project)
                        .chain(() -> one(session, project, number, " for update"))
                        .chain(batch -> switch (batch.status()) {
                            case CLEARED, CLEARING -> Uni.createFrom().item(batch);
                            case ACTIVE -> request(session, project, number).replaceWith(batch);
                        }))
                .chain(() -> wait.until(
                        () -> sessions.withSession(session -> one(session, project, number, "")),
                        batch -> batch.status() == BatchView.Status.CLEARED));
    }

    private static Uni<BatchView> one(Mutiny.Session session, UUID project, int number, String lock) {
        return Statement.query(COLUMNS + "and b.number = :number" + lock)
                .with("project", project)
                .with("number", number)
                .first(session, BatchView.class)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("batch", number));
    }

    private static Uni<Void> request(Mutiny.Session session, UUID project, int number) {
        return Statement.query(USER)
                .with("project", project)
                .with("batch", number)
                .first(session, User.class)
                .invoke(user -> {
                    if (user != null) {
                        throw new ProblemException(
                                ErrorCode.WRONG_STATE,
                                "Generation %d uses the batch and is %s.".formatted(user.ordinal(), user.status()));
                    }
                })
                .chain(() -> Statement.of(CLEARING)
                        .with("project", project)
                        .with("batch", number)
                        .execute(session))
                .chain(() -> LabelCommands.request(
                        session,
                        new LabelCommand(Ids.next(), LabelCommand.Kind.CLEAR_BATCH, project, number, null, null)));
    }
}
