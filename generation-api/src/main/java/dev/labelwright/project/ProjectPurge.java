package dev.labelwright.project;

import dev.labelwright.sql.FreshContext;
import dev.labelwright.sql.SingleRun;
import dev.labelwright.sql.Statement;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Deletes what is left of projects whose labels are gone: slice by slice, each in a transaction of its own, what refers to
 * others first, the project last. Whoever dies in between is followed by the next sweep.
 */
@ApplicationScoped
public class ProjectPurge {
    private static final Logger LOG = Logger.getLogger(ProjectPurge.class);
    private static final int MOST = 10_000;

    private static final String NEXT = """
            select p.id from catalog.project p
            where p.status = 'DELETING' and exists (select from catalog.label_command c
              where c.project_id = p.id and c.kind = 'PURGE_PROJECT' and c.answered_at is not null)
            order by p.id limit 1 for update skip locked""";

    private static final String OF_GENERATIONS =
            "generation_id in (select g.id from catalog.generation g where g.project_id = :project)";
    private static final String OF_PROJECT = "project_id = :project";

    /** In the order in which they refer to each other. */
    private static final List<Table> TABLES = List.of(
            new Table("idempotent_request", OF_PROJECT),
            new Table("dispatch", OF_GENERATIONS),
            new Table("task", OF_GENERATIONS),
            new Table("generation_patient", OF_GENERATIONS),
            new Table("generation_variable", OF_GENERATIONS),
            new Table("generation_call", OF_GENERATIONS),
            new Table("batch_patient", OF_PROJECT),
            new Table("batch", OF_PROJECT),
            new Table("generation", OF_PROJECT),
            new Table("note", OF_PROJECT),
            new Table("patient", OF_PROJECT),
            new Table("upload", OF_PROJECT),
            new Table(
                    "variable_version",
                    "variable_id in (select v.id from catalog.variable v where v.project_id = :project)"),
            new Table("variable", OF_PROJECT),
            new Table("generation_ordinal", OF_PROJECT),
            new Table("label_command", OF_PROJECT + " and kind <> 'PURGE_PROJECT'"));

    /** With the command that asked for it, which until then says that the labels are gone. */
    private static final String LAST = """
            with command as (delete from catalog.label_command where project_id = :project)
            delete from catalog.project where id = :project""";

    private final Mutiny.SessionFactory sessions;
    private final SingleRun run;

    ProjectPurge(Mutiny.SessionFactory sessions, FreshContext context) {
        this.sessions = sessions;
        this.run = new SingleRun(this::next, context);
    }

    private record Table(String name, String ofProject) {
        String deletion() {
            return """
                    delete from catalog.%1$s where ctid = any (array(
                      select ctid from catalog.%1$s where %2$s limit :most))""".formatted(name, ofProject);
        }
    }

    private record Project(UUID id) {}

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run.request();
    }

    /** One slice of one project; the lock on the project keeps other replicas off it. */
    private Uni<Boolean> next() {
        return sessions.withTransaction((session, transaction) -> Statement.query(NEXT)
                .first(session, Project.class)
                .chain(project -> project == null ? Uni.createFrom().item(false) : slice(session, project.id(), 0)));
    }

    private static Uni<Boolean> slice(Mutiny.Session session, UUID project, int table) {
        if (table == TABLES.size()) {
            return Statement.of(LAST)
                    .with("project", project)
                    .execute(session)
                    .invoke(() -> LOG.infof("project %s is deleted", project))
                    .replaceWith(true);
        }
        return Statement.of(TABLES.get(table).deletion())
                .with("project", project)
                .with("most", MOST)
                .execute(session)
                .chain(deleted -> deleted == MOST ? Uni.createFrom().item(true) : slice(session, project, table + 1));
    }
}
