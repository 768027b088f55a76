package dev.labelwright.deadletter;

import dev.labelwright.generation.control.GenerationControl;
import dev.labelwright.generation.history.GenerationView;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The dead letters of the installation. */
@ApplicationScoped
public class DeadLetters {
    private static final String LETTERS = """
            select l.id, l.project_id, l.generation_id, l.task_id, l.round, l.attempt, l.code, l.reason, l.topic,
              l.partition, l."offset", l.at,
              case when t.id is null then 'UNKNOWN_TASK'
                when t.round <> l.round then 'REPLAYED'
                when t.status = 'FAILED' then 'FAILED'
                when t.status in ('PENDING', 'WAITING') then 'ENDING'
                else 'REPLAYED' end as state
            from catalog.dead_letter l left join catalog.task t on t.id = l.task_id""";

    private static final String PAGE = LETTERS + """
             where l.id < cast(:before as uuid) and (cast(:project as text) = '' or cast(l.project_id as text) = :project)
            order by l.id desc limit :limit""";

    private static final String ONE = LETTERS + " where l.id = cast(:id as uuid)";
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final Mutiny.SessionFactory sessions;
    private final GenerationControl control;

    DeadLetters(Mutiny.SessionFactory sessions, GenerationControl control) {
        this.sessions = sessions;
        this.control = control;
    }

    /**
     * The letters, newest first.
     *
     * @param project of which project; {@code null} for all
     */
    Uni<Page<DeadLetterView>> list(UUID project, PageRequest page) {
        UUID before = page.after().map(key -> UUID.fromString(key.getFirst())).orElse(AFTER_ALL);
        return sessions.withSession(session -> Statement.query(PAGE)
                        .with("before", before)
                        .with("project", Objects.toString(project, ""))
                        .with("limit", page.limit() + 1)
                        .list(session, DeadLetterView.class))
                .map((List<DeadLetterView> rows) -> Page.of(rows, page, Function.identity(), DeadLetterView::place));
    }

    /** Asks for the task of a letter again: another round, with new money, by way of the generation's retry. */
    Uni<GenerationView> replay(UUID id) {
        return sessions.withSession(
                        session -> Statement.query(ONE).with("id", id).first(session, DeadLetterView.class))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("dead letter", id))
                .invoke(DeadLetters::requireFailed)
                .chain(letter -> control.retryTask(letter.projectId(), letter.generationId(), letter.taskId()));
    }

    private static void requireFailed(DeadLetterView letter) {
        String why =
                switch (letter.state()) {
                    case FAILED -> null;
                    case ENDING -> "Its task is about to end; try again in a moment.";
                    case REPLAYED -> "Its task was asked for again since.";
                    case UNKNOWN_TASK -> "Nothing says which task the message was of; its lease brings the task back.";
                };
        if (why != null) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE, "The dead letter is %s. %s".formatted(letter.state(), why));
        }
    }
}
