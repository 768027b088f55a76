package dev.labelwright.generation.history;

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

/** What the project's generations did. */
@ApplicationScoped
public class GenerationHistory {
    /** A released task of a later step is pending until it is handed out. */
    private static final String TASK_STATUS = """
            case when d.state = 'DISPATCHED' then 'DISPATCHED'
              when d.task_id is not null and t.status = 'WAITING' then 'PENDING' else t.status end""";

    private static final String TASKS = """
            select t.id, t.number, t.stage, t.patient_id, t.note_ids,
              array(select v.definition ->> 'name' from catalog.generation_variable v
                where v.generation_id = t.generation_id and v.stage = t.stage
                  and v.variable_id = any (t.variable_ids)
                order by v.position) as variables,
              %1$s as status, greatest(t.attempts, coalesce(d.attempt, 0)) as attempts, t.ceiling_tokens,
              greatest(t.tokens, coalesce(d.spent_tokens, 0)) as tokens, coalesce(t.error, d.error) as error
            from catalog.task t
            left join catalog.dispatch d on d.task_id = t.id and d.state <> 'ORPHANED'
            where t.generation_id = :generation and t.number > :after and (:status = '' or %1$s = :status)
            order by t.number limit :limit""".formatted(TASK_STATUS);

    /** A row of {@code version} is read four times a second for each stream of events. */
    private static final String VERSION = """
            select g.version, g.status from catalog.generation g
            where g.project_id = :project and g.id = :generation""";

    private final Mutiny.SessionFactory sessions;

    GenerationHistory(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** A generation of a project, or {@code NOT_FOUND}. */
    public Uni<GenerationView> get(UUID project, UUID generation) {
        return sessions.withSession(session -> get(session, project, generation));
    }

    /** As {@link #get(UUID, UUID)}, in the transaction of a session. */
    public Uni<GenerationView> get(Mutiny.Session session, UUID project, UUID generation) {
        return Statement.query("select " + GenerationRow.COLUMNS
                        + " from catalog.generation g where g.project_id = :project and g.id = :generation")
                .with("project", project)
                .with("generation", generation)
                .first(session, GenerationRow.class)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("generation", generation))
                .map(GenerationView::of);
    }

    /** The version and the status of a generation of a project, or {@code NOT_FOUND}. */
    public Uni<GenerationVersion> version(Mutiny.Session session, UUID project, UUID generation) {
        return Statement.query(VERSION)
                .with("project", project)
                .with("generation", generation)
                .first(session, GenerationVersion.class)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("generation", generation));
    }

    /** The generations of a project, newest first. */
    public Uni<Page<GenerationView>> list(UUID project, PageRequest request) {
        int before =
                request.after().map(key -> Integer.parseInt(key.getFirst())).orElse(Integer.MAX_VALUE);
        return sessions.withSession(session -> ProjectCheck.exists(session, project)
                        .chain(() -> Statement.query("select " + GenerationRow.COLUMNS + """
                                         from catalog.generation g
                                        where g.project_id = :project and g.ordinal < :before
                                        order by g.ordinal desc limit :limit""")
                                .with("project", project)
                                .with("before", before)
                                .with("limit", request.limit() + 1)
                                .list(session, GenerationRow.class)))
                .map(rows ->
                        Page.of(rows, request, GenerationView::of, row -> List.of(Integer.toString(row.ordinal()))));
    }

    /** The tasks of a generation in their order, all or those of a status. */
    public Uni<Page<TaskView>> tasks(UUID project, UUID generation, String status, PageRequest request) {
        return sessions.withSession(session -> get(session, project, generation).chain(() -> Statement.query(TASKS)
                        .with("generation", generation)
                        .with(
                                "after",
                                request.after()
                                        .map(key -> Integer.parseInt(key.getFirst()))
                                        .orElse(0))
                        .with("status", status)
                        .with("limit", request.limit() + 1)
                        .list(session, TaskView.class)))
                .map(rows ->
                        Page.of(rows, request, Function.identity(), task -> List.of(Integer.toString(task.number()))));
    }
}
